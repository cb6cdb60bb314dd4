"""What somebody must look at: a page that is gone, an outcome that is due or late."""

from django.db.models import Count
from django.utils import timezone

from alliance_site.core.template_functions import day
from engagement.consultations.models import Consultation
from engagement.consultations.queries import REMINDED, received
from engagement.consultations.states import State

UNDER_WAY = (State.FORTHCOMING, State.OPEN, State.CONSIDERING)


def to_check(consultation: Consultation) -> str:
    """In one line, for a list; nothing where all is well."""
    return " ".join(problems_now(consultation))


def problems_now(consultation: Consultation) -> list[str]:
    """Without a query where nothing is amiss."""
    if consultation.state not in UNDER_WAY:
        return []
    return [*_page(consultation), *_outcome(consultation)]


def _page(consultation: Consultation) -> list[str]:
    about = consultation.about
    if about is None:
        return [f"The page “{consultation.about_title}” was deleted. Decide whether to withdraw."]
    if not about.live:
        return [f"The page “{about.title}” is not public now. Publish it again, or withdraw."]
    return []


def _outcome(consultation: Consultation) -> list[str]:
    due = consultation.outcome_due
    if consultation.state != State.CONSIDERING or due is None:
        return []
    today = timezone.localdate()
    if due < today:
        return [f"The outcome is late: it was due on {day(due)}."]
    if due - REMINDED <= today:
        return [f"The outcome is due on {day(due)}."]
    return []


def comments_by_action(consultation: Consultation) -> list[tuple[str, int]]:
    """How many comments each part of the plan has, also those that are not in it any more."""
    rows = received(consultation).order_by().values_list("action_title")
    counted = dict(rows.annotate(Count("pk")))
    whole = counted.pop("", 0)
    named = sorted(counted.items(), key=lambda each: (-each[1], each[0]))
    return [("The plan as a whole, or no part of it", whole), *named] if named else []
