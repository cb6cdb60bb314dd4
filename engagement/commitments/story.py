"""What one commitment shows beside itself: its history, what led to it, what it is found under."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.utils.dateparse import parse_date

from alliance_site.core.pages.visibility import visible
from alliance_site.core.template_functions import day
from engagement.commitments.choices import Status
from engagement.commitments.models import Commitment
from engagement.published.areas import groups_that_name_nobody
from engagement.published.showing import public_rows, told

MOST = 10
SAID = {
    "plan": "We said that we plan to do it.",
    "begin": "We began.",
    "finish": "We did it.",
    "decline": "We decided not to do it.",
    "reconsider": "We began to think about it again.",
}
ANNOUNCED = {
    Status.CONSIDERING: "We said that we are thinking about it.",
    Status.PLANNED: "We said that we plan to do it.",
    Status.IN_PROGRESS: "We said that we are doing it.",
    Status.DONE: "We said that we did it.",
    Status.WILL_NOT_DO: "We said that we will not do it.",
}


@dataclass(frozen=True)
class Line:
    """One thing that happened in public, when, and why."""

    when: datetime
    words: str
    why: str


@dataclass(frozen=True)
class Under:
    """A programme, principle or area, and the end of the address that chooses it."""

    sort: str
    name: str
    query: str


def story_of(commitment: Commitment) -> list[Line]:
    """From the announcement on, the newest first; without what was undone."""
    events = commitment.events.filter(is_public=True, undone_at=None).order_by("-pk")
    return [Line(event.made_at, _words(event), event.reason) for event in events]


def _words(event: Any) -> str:
    if event.action == "announce":
        return ANNOUNCED[Status(event.to_status)]
    if event.action == "move_date":
        before, after = (parse_date(event.before.get(name) or "") for name in ("due", "new_due"))
        since = f" from {day(before)}" if before else ""
        return f"We moved the date{since}{f' to {day(after)}' if after else ''}."
    return SAID[event.action]


def led_to_by(commitment: Commitment) -> dict[str, Any]:
    """What people told us, as far as it is published, and what we had asked them."""
    rows = public_rows().filter(commitments=commitment)
    found = list(rows[: MOST + 1])
    return {
        "told": told(found[:MOST], groups_that_name_nobody() if found else frozenset()),
        "has_more": len(found) > MOST,
        "consultations": list(
            commitment.consultations.filter(announced_at__isnull=False, withdrawn_at=None)
            .only("name", "slug", "opens_at")
            .order_by("-opens_at")
        ),
    }


def found_under(commitment: Commitment) -> list[Under]:
    """In one query."""
    programmes = _named("programme", visible(commitment.programmes.all()), "title")
    principles = _named("principle", visible(commitment.principles.all()), "title")
    areas = _named("area", commitment.areas.all(), "name")
    rows = sorted(programmes.union(principles, areas, all=True), key=lambda row: row[1].casefold())
    return [Under(sort, name, f"?{sort}={slug}") for sort, name, slug in rows]


def _named(sort: str, rows: QuerySet, name: str) -> QuerySet:
    named = rows.order_by().annotate(of_sort=Value(sort, CharField()), called=F(name))
    return named.values_list("of_sort", "called", "slug")
