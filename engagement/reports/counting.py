"""Counts a quarter for the reports, once, some weeks after it is over.

By then what came in its last days is decided and has its themes. Examples do not count. What was
withdrawn, refused or is a safeguarding concern does: somebody sent it. Of what was purged the kind
is left.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Count, Min, OuterRef, QuerySet, Subquery
from django.utils import timezone

from alliance_site.core.areas.models import Area
from engagement.feedback.choices import State
from engagement.feedback.models import Feedback, FeedbackEvent, Reply, Theme
from engagement.feedback.settings import FeedbackSettings
from engagement.feedback.transitions import DECIDED
from engagement.kinds import FeedbackKind
from engagement.openness.counting import (
    ends_of,
    first_day_after,
    quarter_of,
    quarters_that_are_over,
)
from engagement.reports.answering import Answered, days_of, split_of_decisions, split_of_replies
from engagement.reports.keys import DECISION, NOT_SAID, REPLY, THEME, WITH, WITHOUT, Counted, key
from engagement.reports.models import ReportQuarter
from engagement.reports.programmes import programme_keys, programmes_of_pages
from engagement.reports.protecting import protect

WAIT = timedelta(days=28)


def count_reports() -> str:
    """For the clock: each quarter that is ready and was not counted yet."""
    known = set(ReportQuarter.objects.values_list("year", "quarter"))
    ready = [found for found in quarters_that_are_over() if _is_ready(*found)]
    new = [found for found in ready if found not in known]
    for year, quarter in new:
        count_report(year=year, quarter=quarter)
    return f"{len(new)} quarters counted."


def _is_ready(year: int, quarter: int) -> bool:
    return ends_of(year, quarter)[1] + WAIT <= timezone.now()


@transaction.atomic
def count_report(*, year: int, quarter: int) -> ReportQuarter:
    """Only what may be shown is kept."""
    start, end = ends_of(year, quarter)
    rows = Feedback.objects.filter(
        is_example=False, received_at__gte=start, received_at__lt=end
    ).order_by()
    promised = FeedbackSettings.load().review_days
    programme_of = programmes_of_pages(rows)
    programmes = programme_keys()
    answered = list(_answers(rows, programme_of))
    counted = Counted(
        areas=[*map(str, Area.objects.values_list("pk", flat=True)), NOT_SAID],
        programmes=programmes,
        kinds=list(FeedbackKind.values),
        people=_people(rows, programme_of),
        splits={
            DECISION: split_of_decisions(answered, programmes, promised),
            REPLY: split_of_replies(answered, programmes),
            **_themes(rows, programme_of, programmes),
        },
    )
    numbers = protect(counted)
    made, _ = ReportQuarter.objects.get_or_create(
        year=year,
        quarter=quarter,
        defaults={
            "numbers": numbers,
            "days": days_of(answered, programmes, numbers),
            "promised_days": promised,
        },
    )
    return made


def _people(
    rows: QuerySet[Feedback], programme_of: dict[int | None, str]
) -> dict[tuple[str, str, str], int]:
    people: Counter[tuple[str, str, str]] = Counter()
    for area, about, kind, number in rows.values_list("area", "about", "kind").annotate(
        Count("pk")
    ):
        people[str(area or NOT_SAID), programme_of[about], kind] += number
    return dict(people)


def _themes(
    rows: QuerySet[Feedback], programme_of: dict[int | None, str], programmes: list[str]
) -> dict[str, dict[tuple[str, str], int]]:
    """For each theme that there is: who has it in each programme, and who has not."""
    all_of: Counter[str] = Counter()
    for about, number in rows.values_list("about").annotate(Count("pk")):
        all_of[programme_of[about]] += number
    having: Counter[tuple[int, str]] = Counter()
    found = rows.exclude(themes=None).values_list("themes", "about").annotate(Count("pk"))
    for theme, about, number in found:
        having[theme, programme_of[about]] += number
    return {
        key(THEME, theme): {
            **{(p, WITH): having[theme, p] for p in programmes},
            **{(p, WITHOUT): all_of[p] - having[theme, p] for p in programmes},
        }
        for theme in Theme.objects.order_by("pk").values_list("pk", flat=True)
    }


def _answers(rows: QuerySet[Feedback], programme_of: dict[int | None, str]) -> Iterator[Answered]:
    """What was purged before it was counted has lost its day: nobody knows how long it took."""
    decided = FeedbackEvent.objects.filter(
        feedback=OuterRef("pk"), to_state__in=DECIDED, undone_at=None
    ).exclude(action="undo")
    replied = Reply.objects.filter(feedback=OuterRef("pk"))
    found = rows.annotate(first_decision=_first(decided), first_reply=_first(replied)).values_list(
        "about", "state", "received_at", "first_decision", "first_reply"
    )
    for about, state, received, decision, reply in found.iterator():
        is_known = state != State.PURGED
        yield Answered(
            programme_of[about],
            _after(received, decision) if is_known else None,
            _after(received, reply) if is_known else None,
        )


def _first(events: QuerySet) -> Subquery:
    first = events.order_by().values("feedback").annotate(first=Min("made_at"))
    return Subquery(first.values("first")[:1])


def _after(received: datetime, answered: datetime | None) -> timedelta | None:
    # What was entered later than it was answered was answered at once.
    return max(answered - received, timedelta()) if answered else None


def next_count() -> date:
    """The day from which the next quarter is counted."""
    year, quarter = quarter_of(timezone.localdate() - WAIT)
    return first_day_after(year, quarter) + WAIT
