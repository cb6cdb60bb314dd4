"""Hints as people read them: what may be personal, what may be danger. They prove nothing."""

from dataclasses import dataclass

from engagement.feedback.models import Feedback

RISK = "risk"


@dataclass(frozen=True)
class Tag:
    """One word or two on a feedback; `look` is how it is drawn."""

    text: str
    look: str


def tags_of(feedback: Feedback) -> list[Tag]:
    """What matters most comes first."""
    found = [
        (feedback.is_safeguarding, Tag("Safeguarding", "alarm")),
        (feedback.is_urgent, Tag("Urgent", "alarm")),
        (any(is_risk(hint) for hint in feedback.hints), Tag("Possible risk", "alarm")),
        (
            any(not is_risk(hint) for hint in feedback.hints),
            Tag("Possible personal data", "care"),
        ),
        (bool(feedback.held_because), Tag("Held", "plain")),
    ]
    return [tag for shown, tag in found if shown]


def is_risk(hint: str) -> bool:
    return hint.startswith(RISK)
