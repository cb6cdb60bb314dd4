from django.db import models


class FeedbackKind(models.TextChoices):
    """The four things that local people are asked to do."""

    EXPERIENCE = "experience", "Share an experience"
    CHALLENGE = "challenge", "Challenge us"
    RECOMMENDATION = "recommendation", "Make a recommendation"
    PLAN = "plan", "Comment on a plan"


# What somebody has sent, in one word or a few.
ONE = {
    FeedbackKind.EXPERIENCE: "Experience",
    FeedbackKind.CHALLENGE: "Challenge",
    FeedbackKind.RECOMMENDATION: "Recommendation",
    FeedbackKind.PLAN: "Comment on a plan",
}
MANY = {
    FeedbackKind.EXPERIENCE: "Experiences",
    FeedbackKind.CHALLENGE: "Challenges",
    FeedbackKind.RECOMMENDATION: "Recommendations",
    FeedbackKind.PLAN: "Comments on plans",
}
