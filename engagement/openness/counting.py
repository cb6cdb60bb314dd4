"""Counts a quarter of a year once it is over."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time
from statistics import median

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from engagement.feedback.choices import PublicKind, Refusal, State
from engagement.feedback.models import Feedback
from engagement.openness.models import ModerationQuarter

PUBLISHED = tuple(PublicKind.values)
NOT_PUBLISHED = tuple(Refusal.values)
MONTHS = 3


def count_quarters() -> str:
    """Counts each quarter that is over and was not counted yet, from the first feedback on."""
    known = set(ModerationQuarter.objects.values_list("year", "quarter"))
    new = [quarter for quarter in quarters_that_are_over() if quarter not in known]
    for year, quarter in new:
        count_quarter(year=year, quarter=quarter)
    return f"{len(new)} quarters counted."


@transaction.atomic
def count_quarter(*, year: int, quarter: int) -> ModerationQuarter:
    """Decided is what was decided in the quarter and still stands. Examples do not count."""
    start, end = ends_of(year, quarter)
    decided = list(
        _real()
        .filter(state_since__gte=start, state_since__lt=end)
        .filter(state__in=(State.PUBLISHED, State.NOT_PUBLISHED))
    )
    days = [(feedback.state_since - feedback.received_at).days for feedback in decided]
    counted, _ = ModerationQuarter.objects.get_or_create(
        year=year,
        quarter=quarter,
        defaults={
            "received": _real().filter(received_at__gte=start, received_at__lt=end).count(),
            "decided": Counter(_outcome(feedback) for feedback in decided),
            "median_days": round(median(days)) if days else None,
        },
    )
    return counted


def _outcome(feedback: Feedback) -> str:
    if feedback.state == State.PUBLISHED:
        return feedback.public_kind or PublicKind.AS_SENT
    return feedback.refusal or Refusal.UNCLEAR


def _real() -> QuerySet[Feedback]:
    return Feedback.objects.filter(is_example=False)


def quarters_that_are_over() -> Iterator[tuple[int, int]]:
    first = _real().order_by("received_at").values_list("received_at", flat=True).first()
    if first is None:
        return
    year, quarter = quarter_of(timezone.localtime(first).date())
    now = quarter_of(timezone.localdate())
    while (year, quarter) < now:
        yield year, quarter
        year, quarter = (year, quarter + 1) if quarter < 4 else (year + 1, 1)  # noqa: PLR2004


def quarter_of(day: date) -> tuple[int, int]:
    return day.year, (day.month - 1) // MONTHS + 1


def first_day_after(year: int, quarter: int) -> date:
    month = quarter * MONTHS + 1
    return date(year, month, 1) if month <= 12 else date(year + 1, 1, 1)  # noqa: PLR2004


def ends_of(year: int, quarter: int) -> tuple[datetime, datetime]:
    first = date(year, (quarter - 1) * MONTHS + 1, 1)
    return _midnight(first), _midnight(first_day_after(year, quarter))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
