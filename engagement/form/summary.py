"""What the author reads before sending: all that was said, page by page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from engagement.feedback.choices import AuthorRole, CommunicationNeed, ContactBy
from engagement.form.contact import DETAILS
from engagement.form.journey import Journey
from engagement.form.offered import CONSENTS
from engagement.kinds import FeedbackKind

# What it is, what was said, and what the link to change it says.
Rows = list[tuple[str, str, str]]
NOTHING = "You did not say"
LABELS = {
    ContactBy.EMAIL: "email address",
    ContactBy.PHONE: "phone number",
    ContactBy.TEXT: "mobile number",
    ContactBy.POST: "postal address",
}


@dataclass(frozen=True)
class Row:
    """One answer: what it is, what was said, and the page on which it can be changed."""

    label: str
    value: str
    step: str
    change: str


def rows_of(journey: Journey) -> list[Row]:
    """The answers in the order of the pages; the forms are all right by now."""
    found = [Row("What it is about", title, "", "") for title in _fixed(journey)]
    for step, form in journey.forms():
        if not form.is_valid():
            continue
        said = form.cleaned_data
        if step.template == "question":
            question = form.question  # type: ignore[attr-defined]
            found.append(Row(question.text, said["answer"] or NOTHING, step.name, question.text))
        else:
            found += [Row(*row[:2], step.name, row[2]) for row in _ROWS[step.name](said)]
    return found


def _fixed(journey: Journey) -> list[str]:
    """What was never asked, because the way into the form said it: there is nothing to change."""
    offered = journey.offered
    if offered.consultation:
        return [offered.consultation.about_name]
    return [offered.only_subject.page.title] if offered.only_subject else []


def _kind(said: dict[str, Any]) -> Rows:
    label = FeedbackKind(said["kind"]).label
    return [("What you want to do", label, "what you want to do")]


def _about(said: dict[str, Any]) -> Rows:
    title = said["about"].title if said["about"] else "I am not sure"
    return [("What it is about", title, "what it is about")]


def _action(said: dict[str, Any]) -> Rows:
    what = said["action"].what if said["action"] else "The plan as a whole"
    return [("Which part of the plan", what, "which part of the plan it is about")]


def _words(said: dict[str, Any]) -> Rows:
    return [("What you want to tell us", said["text"], "what you want to tell us")]


def _who(said: dict[str, Any]) -> Rows:
    role = AuthorRole(said["author_role"]).label if said["author_role"] else NOTHING
    area = said["area"].name if said["area"] else NOTHING
    return [("Who you are", role, "who you are"), ("Where you live", area, "where you live")]


def _agree(said: dict[str, Any]) -> Rows:
    labels = {
        "publish": ("Publish it on this website", "whether we may publish it"),
        "quote": ("Use your words without your name", "whether we may use your words"),
        "contact": ("Contact you", "whether we may contact you"),
    }
    return [(labels[name][0], "Yes" if said[name] else "No", labels[name][1]) for name in CONSENTS]


def _contact(said: dict[str, Any]) -> Rows:
    return [("How we can contact you", ContactBy(said["by"]).label, "how we can contact you")]


def _details(way: ContactBy) -> Callable[[dict[str, Any]], Rows]:
    label, field = LABELS[way], DETAILS[way][0]

    def rows(said: dict[str, Any]) -> Rows:
        return [
            (f"Your {label}", said[field], f"your {label}"),
            ("What we call you", said["name"] or NOTHING, "what we call you"),
        ]

    return rows


def _needs(said: dict[str, Any]) -> Rows:
    needs = [CommunicationNeed(need).label for need in said["needs"]]
    shown = "\n".join(filter(None, [*needs, said["needs_detail"]]))
    return [("What you need", shown or "Nothing", "what you need")]


_ROWS = {
    "kind": _kind,
    "about": _about,
    "action": _action,
    "words": _words,
    "who": _who,
    "agree": _agree,
    "contact": _contact,
    "needs": _needs,
    **{f"details-{way}": _details(way) for way in ContactBy},
}
