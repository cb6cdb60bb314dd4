"""Where an area may be shown: only where it names nobody."""

from django.db.models import Count, Q, QuerySet

from engagement.feedback.choices import State
from engagement.feedback.models import Feedback

# As many as a number in the open must be: below it, somebody could be told apart.
ENOUGH = 5
# An area with the role of those who sent from it.
Groups = frozenset[tuple[int, str]]


def groups_that_name_nobody() -> Groups:
    """At least five people in the same role have sent from the area, published or not.

    A count of the area alone would not do: “a person who works in health or care” from a small
    borough may be one of few.
    """
    return frozenset(_groups().values_list("area", "author_role"))


def in_safe_group(area: int, groups: Groups) -> Q:
    """Those of an area whose area may be shown; none of the others may be found by it."""
    return Q(area=area, author_role__in=[role for of, role in groups if of == area])


def _groups() -> QuerySet:
    theirs = Feedback.objects.filter(area__isnull=False, is_example=False)
    here = theirs.exclude(state__in=(State.WITHDRAWN, State.PURGED)).order_by()
    return here.values("area", "author_role").annotate(n=Count("pk")).filter(n__gte=ENOUGH)
