from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from engagement.kinds import FeedbackKind

DAYS = [MinValueValidator(1), MaxValueValidator(3660)]


def _of_one_kind(what: str) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        f"days that {what} are kept",
        null=True,
        blank=True,
        validators=DAYS,
        help_text="Empty: as long as other words.",
    )


@register_setting(icon="comment")
class FeedbackSettings(BaseGenericSetting):
    """How long things take in engagement, and how long they are kept."""

    review_days = models.PositiveSmallIntegerField(
        "days until a feedback is due",
        default=10,
        validators=DAYS,
        help_text="People are told that somebody reads what they sent within this time.",
    )
    author_days = models.PositiveSmallIntegerField(
        "days that we wait for an author",
        default=28,
        validators=DAYS,
        help_text="After that a lead decides about a text that waits for its author's approval.",
    )
    kept_days = models.PositiveSmallIntegerField(
        "days that words are kept",
        default=730,
        validators=DAYS,
        help_text="Counted from the day when it came. Then the worker deletes the words.",
    )
    experience_kept_days = _of_one_kind("experiences")
    challenge_kept_days = _of_one_kind("challenges")
    recommendation_kept_days = _of_one_kind("recommendations")
    plan_kept_days = _of_one_kind("comments on plans")
    contact_kept_days = models.PositiveSmallIntegerField(
        "days that contact details are kept",
        default=365,
        validators=DAYS,
        help_text="Counted from the last thing that happened. They can go before the words.",
    )
    withdrawn_kept_days = models.PositiveSmallIntegerField(
        "days until withdrawn words are deleted",
        default=30,
        validators=DAYS,
        help_text="Until then the author can take the withdrawal back.",
    )

    outcome_weeks = models.PositiveSmallIntegerField(
        "weeks until the outcome of a consultation is due",
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(104)],
        help_text="Counted from its closing. People are told by when they hear what came of it.",
    )

    panels = [
        FieldPanel(name)
        for name in (
            "review_days",
            "author_days",
            "kept_days",
            *(f"{kind}_kept_days" for kind in FeedbackKind.values),
            "contact_kept_days",
            "withdrawn_kept_days",
            "outcome_weeks",
        )
    ]

    class Meta:
        verbose_name = "feedback settings"

    def __str__(self) -> str:
        return "Feedback settings"

    def kept_days_of(self, kind: str) -> int:
        """How long words of one kind are kept."""
        return getattr(self, f"{kind}_kept_days") or self.kept_days
