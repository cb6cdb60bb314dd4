from django.db import models


class FeedbackKind(models.TextChoices):
    """The four things that local people are asked to do."""

    EXPERIENCE = "experience", "Share an experience"
    CHALLENGE = "challenge", "Challenge us"
    RECOMMENDATION = "recommendation", "Make a recommendation"
    PLAN = "plan", "Comment on a plan"
