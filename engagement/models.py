"""All models of the engagement app."""

from engagement.feedback.models import (
    Addition,
    Contact,
    Feedback,
    FeedbackEvent,
    Note,
    OriginalText,
    Redaction,
    Reply,
    Theme,
)
from engagement.feedback.settings import FeedbackSettings
from engagement.openness.models import ModerationQuarter
from engagement.pages.have_your_say import HaveYourSayPage

__all__ = [
    "Addition",
    "Contact",
    "Feedback",
    "FeedbackEvent",
    "FeedbackSettings",
    "HaveYourSayPage",
    "ModerationQuarter",
    "Note",
    "OriginalText",
    "Redaction",
    "Reply",
    "Theme",
]
