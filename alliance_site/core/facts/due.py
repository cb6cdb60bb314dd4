"""Facts among the things that must be checked."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from alliance_site.core.facts.listing import edit_address
from alliance_site.core.facts.models import Fact, Status
from alliance_site.core.review.due import DueItem


def due_by(day: date) -> Q:
    """What is marked, and what has come to its review day; a withdrawn fact is neither."""
    return Q(status=Status.TO_CHECK) | Q(status=Status.CHECKED, review_by__lte=day)


def why_due(fact: Fact) -> str:
    return "Marked “to check”" if fact.is_to_check else "The review day has come"


def facts_due(day: date) -> Iterator[DueItem]:
    for fact in Fact.objects.filter(due_by(day)):
        yield DueItem(
            kind="Fact",
            title=fact.label,
            reason=why_due(fact),
            due=fact.review_by,
            owner=None,
            owner_role=fact.owner_role,
            url=edit_address(fact),
        )
