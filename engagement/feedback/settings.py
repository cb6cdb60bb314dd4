from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

DAYS = [MinValueValidator(1), MaxValueValidator(3660)]


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

    panels = [
        FieldPanel(name)
        for name in (
            "review_days",
            "author_days",
            "kept_days",
            "contact_kept_days",
            "withdrawn_kept_days",
        )
    ]

    class Meta:
        verbose_name = "feedback settings"

    def __str__(self) -> str:
        return "Feedback settings"
