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
from engagement.pages.have_your_say import HaveYourSayPage
from engagement.privacy.models import PurgeRun

__all__ = [
    "Addition",
    "Contact",
    "Feedback",
    "FeedbackEvent",
    "FeedbackSettings",
    "HaveYourSayPage",
    "Note",
    "OriginalText",
    "PurgeRun",
    "Redaction",
    "Reply",
    "Theme",
]
