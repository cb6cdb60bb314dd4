"""What the author reads before sending: all that was said, page by page."""

from dataclasses import dataclass
from typing import Any

from engagement.feedback.choices import AuthorRole, CommunicationNeed, ContactBy
from engagement.form.contact import DETAILS
from engagement.form.journey import Journey
from engagement.form.offered import CONSENTS
from engagement.kinds import FeedbackKind

NOTHING = "You did not say"


@dataclass(frozen=True)
class Row:
    """One answer: what it is, what was said, and the page on which it can be changed."""

    label: str
    value: str
    step: str
    change: str


def rows_of(journey: Journey) -> list[Row]:
    """The answers in the order of the pages; the forms are all right by now."""
    found: list[Row] = []
    for step, form in journey.forms():
        if not form.is_valid():
            continue
        said = form.cleaned_data
        if step.template == "question":
            question = form.question  # type: ignore[attr-defined]
            found.append(Row(question.text, said["answer"] or NOTHING, step.name, question.text))
        else:
            found += [Row(*row[:2], step.name, row[2]) for row in _ROWS[step.name](journey, said)]
    return found


def _kind(journey: Journey, said: dict[str, Any]) -> list[tuple[str, str, str]]:
    label = FeedbackKind(said["kind"]).label
    return [("What you want to do", label, "what you want to do")]


def _about(journey: Journey, said: dict[str, Any]) -> list[tuple[str, str, str]]:
    title = said["about"].title if said["about"] else "I am not sure"
    return [("What it is about", title, "what it is about")]


def _words(journey: Journey, said: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [("What you want to tell us", said["text"], "what you want to tell us")]


def _who(journey: Journey, said: dict[str, Any]) -> list[tuple[str, str, str]]:
    role = AuthorRole(said["author_role"]).label if said["author_role"] else NOTHING
    area = said["area"].name if said["area"] else NOTHING
    return [("Who you are", role, "who you are"), ("Where you live", area, "where you live")]


def _agree(journey: Journey, said: dict[str, Any]) -> list[tuple[str, str, str]]:
    labels = {
        "publish": ("Publish it on this website", "whether we may publish it"),
        "quote": ("Use your words without your name", "whether we may use your words"),
        "contact": ("Contact you", "whether we may contact you"),
    }
    return [
        (labels[name][0], "Yes" if said[name] else "No", labels[name][1]) for name in CONSENTS
    ]


def _contact(journey: Journey, said: dict[str, Any]) -> list[tuple[str, str, str]]:
    by = ContactBy(said["by"])
    details = said["contact_details"]
    shown = [details["name"], f"{by.label}: {details[DETAILS[by][1]]}"]
    needs = [CommunicationNeed(need).label for need in details["needs"]]
    return [
        ("How we can contact you", "\n".join(filter(None, shown)), "how we can contact you"),
        (
            "What you need",
            "\n".join(filter(None, [*needs, details["needs_detail"]])) or "Nothing",
            "what you need",
        ),
    ]


_ROWS = {
    "kind": _kind,
    "about": _about,
    "words": _words,
    "who": _who,
    "agree": _agree,
    "contact": _contact,
}
