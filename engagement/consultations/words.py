"""Times of a consultation in the words of people, by the clocks here."""

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.dateformat import format as date_format

from alliance_site.core.template_functions import day
from engagement.consultations.states import State, state_of

if TYPE_CHECKING:
    from engagement.consultations.models import Consultation

MIDNIGHT, MIDDAY = time(0), time(12)


def clock_time(moment: datetime) -> str:
    """As the NHS writes times: 10am, 12:30pm, midday."""
    if moment.time() == MIDDAY:
        return "midday"
    return date_format(moment, "g:ia" if moment.minute else "ga").replace(".", "")


def opens_on(opens_at: datetime) -> str:
    """Such as: 1 March 2027 at 9am. A day begins at midnight, so then the day alone."""
    local = timezone.localtime(opens_at)
    at_once = local.time() == MIDNIGHT
    return day(local) if at_once else f"{day(local)} at {clock_time(local)}"


def closes_on(closes_at: datetime) -> str:
    """Such as: 30 March 2027 at 5pm. Midnight is said as the end of the day before."""
    local = timezone.localtime(closes_at)
    if local.time() == MIDNIGHT:
        return f"{day(local - timedelta(days=1))} at midnight"
    return f"{day(local)} at {clock_time(local)}"


def time_left(consultation: "Consultation") -> str:
    """How long people still have. It changes at midnight alone, so that no kept page is wrong."""
    state, closes_at = state_of(consultation), consultation.closes_at
    if state == State.FORTHCOMING:
        left = _days_to(consultation.opens_at)
        return {0: "That is today.", 1: "That is tomorrow."}.get(left, f"That is in {left} days.")
    if state != State.OPEN or closes_at is None:
        return ""
    # What closes at midnight has the day before as its last day.
    left = _days_to(closes_at - timedelta(seconds=1))
    last = {0: "Today is the last day.", 1: "Tomorrow is the last day."}
    return last.get(left, f"You have {left} days left.")


def _days_to(moment: datetime) -> int:
    return (timezone.localdate(moment) - timezone.localdate()).days
