"""Hints as people read them: what may be personal, what may be danger. They prove nothing."""

from dataclasses import dataclass

from alliance_site.core.personal_data.patterns import KINDS
from engagement.feedback.models import Feedback

RISK = "risk"
LABELS = {kind.name: kind.label for kind in KINDS}


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


def labels_of(feedback: Feedback) -> list[str]:
    """Each hint in words; one that is no longer known stands by its name."""
    return [LABELS.get(hint, hint.replace("_", " ")) for hint in feedback.hints]
