"""All models of the engagement app."""

from engagement.answering.models import Notice, Telling
from engagement.campaigns.models import Answer, Campaign, CampaignQuestion
from engagement.commitments.models import Commitment, CommitmentEvent, CommitmentFeedback
from engagement.consultations.models import Consultation, ConsultationDocument
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
from engagement.form.models import FeedbackDraft
from engagement.moderation.models import SavedView
from engagement.openness.models import ModerationQuarter
from engagement.pages.have_your_say import HaveYourSayPage
from engagement.privacy.models import PurgeRun
from engagement.reports.models import PopulationFigure, ReportQuarter
from engagement.representatives.models import DraftReview, Invitation

__all__ = [
    "Addition",
    "Answer",
    "Campaign",
    "CampaignQuestion",
    "Commitment",
    "CommitmentEvent",
    "CommitmentFeedback",
    "Consultation",
    "ConsultationDocument",
    "Contact",
    "DraftReview",
    "Feedback",
    "FeedbackDraft",
    "FeedbackEvent",
    "FeedbackSettings",
    "HaveYourSayPage",
    "Invitation",
    "ModerationQuarter",
    "Note",
    "Notice",
    "OriginalText",
    "PopulationFigure",
    "PurgeRun",
    "Redaction",
    "Reply",
    "ReportQuarter",
    "SavedView",
    "Telling",
    "Theme",
]
