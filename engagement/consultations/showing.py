"""What the public pages of consultations show."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from alliance_site.core.http.caching import changes_at
from alliance_site.core.pages.visibility import visible_pages
from engagement.consultations.models import Consultation
from engagement.consultations.queries import announced, received
from engagement.consultations.states import State, changes_of
from engagement.feedback.choices import State as FeedbackState
from engagement.openness.suppression import LEAST
from engagement.published.listing import latest_of

LIST_TITLE = "Consultations"
CRUMBS = [("Have your say", "/have-your-say/")]
# In the order in which people look for them, with what is said where there are none.
GROUPS = (
    (State.OPEN, "Open now", "There is nothing to comment on at the moment."),
    (State.FORTHCOMING, "Opening soon", "Nothing is planned at the moment."),
    (State.CONSIDERING, "We are considering what you said", "There is nothing to decide now."),
    (State.OUTCOME, "What came of it", "There are no outcomes yet."),
    (State.WITHDRAWN, "Withdrawn", ""),
)


def list_context(request: HttpRequest) -> dict[str, Any]:
    """All of them by state, in one query."""
    found = list(announced().order_by("closes_at", "pk"))
    changes_at(request, *changes_of(found))
    by_state: dict[State, list[Consultation]] = {state: [] for state, *_ in GROUPS}
    for each in found:
        by_state[each.state].append(each)
    by_state[State.FORTHCOMING].sort(key=lambda each: each.opens_at)
    for state in (State.CONSIDERING, State.OUTCOME, State.WITHDRAWN):
        by_state[state].reverse()
    return {
        "page_title": LIST_TITLE,
        "description": "What we ask you about our plans, and what came of what you said.",
        "groups": [(state, title, by_state[state], empty) for state, title, empty in GROUPS],
        "more_crumbs": CRUMBS,
    }


def one_context(request: HttpRequest, consultation: Consultation) -> dict[str, Any]:
    """One, as far as it has come."""
    changes_at(request, *changes_of([consultation]))
    state = consultation.state
    is_over = state in (State.CONSIDERING, State.OUTCOME)
    told = latest_of(consultation.pk) if is_over and consultation.pk else []
    about = consultation.about
    return {
        "page_title": consultation.name,
        "description": f"For {consultation.who_it_is_for}: tell us what you think.",
        "consultation": consultation,
        "state": state,
        "about_page": about if about and _is_visible(about.pk) else None,
        "documents": [each.document for each in _documents(consultation)],
        "questions": list(consultation.questions.all()),
        "received": how_many(consultation) if is_over and consultation.pk else "",
        "told": told,
        "more_crumbs": [*CRUMBS, (LIST_TITLE, reverse("consultations"))],
    }


def how_many(consultation: Consultation) -> str:
    """How many comments came, as far as that gives away none of those that are not published.

    With the published ones on the same page, the number of the others could be reckoned.
    """
    found = received(consultation)
    total = found.count()
    hidden = total - found.filter(state=FeedbackState.PUBLISHED).count()
    if total < LEAST:
        return f"fewer than {LEAST} comments"
    return f"{LEAST} comments or more" if 0 < hidden < LEAST else f"{total:,} comments"


def _is_visible(page: int) -> bool:
    return visible_pages().filter(pk=page).exists()


def _documents(consultation: Consultation) -> Any:
    """In a preview they are not stored yet, and cannot be joined."""
    rows = consultation.documents.all()
    return rows.select_related("document") if consultation.pk and hasattr(rows, "query") else rows
