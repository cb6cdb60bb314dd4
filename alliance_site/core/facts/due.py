"""Facts among the things that must be checked, and what the gate and reviewers hear of them."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from alliance_site.core.facts import rules
from alliance_site.core.facts.hints import facts_to_check
from alliance_site.core.facts.listing import edit_address
from alliance_site.core.facts.models import Fact, Status
from alliance_site.core.publishing.problems import register_rule
from alliance_site.core.review import due, hints
from alliance_site.core.review.due import DueItem


def facts_due(day: date) -> Iterator[DueItem]:
    waiting = Fact.objects.filter(Q(review_by__lte=day) | Q(status=Status.TO_CHECK))
    for fact in waiting.exclude(status=Status.WITHDRAWN):
        yield DueItem(
            kind="Fact",
            title=fact.label,
            reason="Marked “to check”" if fact.is_to_check else "The review day has come",
            due=fact.review_by,
            owner=None,
            owner_role=fact.owner_role,
            url=edit_address(fact),
        )


def connect() -> None:
    due.register(due.DueSource("facts", facts_due))
    hints.register("facts", facts_to_check)
    register_rule(rules.check)
