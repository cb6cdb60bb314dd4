"""The screen on which staff write a consultation, as a browser fills it in."""

from typing import Any

from tests.pages import soup

LIST = "/admin/snippets/engagement/consultation/"


def filled(programme: Any, *questions: Any, **fields: Any) -> dict[str, Any]:
    """The fields of the screen, as a browser sends them."""
    sent = {
        "name": "Our plan",
        "slug": "our-plan",
        "about": programme.pk,
        "who_it_is_for": "people who live here",
        "introduction": "Tell us.",
        "opens_at": "01/03/2027 09:00",
        "closes_at": "30/03/2027 17:00",
        "background-count": 0,
        "outcome-count": 0,
        "documents-TOTAL_FORMS": 0,
        "documents-INITIAL_FORMS": 0,
        "questions-TOTAL_FORMS": len(questions),
        "questions-INITIAL_FORMS": len([each for each in questions if each.pk]),
    }
    for place, each in enumerate(questions):
        values = {"id": each.pk or "", "text": each.text, "kind": each.kind, "ORDER": place + 1}
        sent |= {f"questions-{place}-{name}": value for name, value in values.items()}
    return {**sent, **fields}


def problems(answer: Any) -> str:
    return " ".join(
        each.get_text(" ", strip=True)
        for each in soup(answer).select(".w-field__errors, .help-critical, .error-message")
    )
