import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone


class DraftReview(models.Model):
    """A draft plan as it was when representatives were asked what they think of it.

    They see this version and no later one, so that nobody shows them more by a slip.
    """

    plan = models.ForeignKey(
        "programmes.DeliveryPlanPage", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    plan_title = models.CharField("plan", max_length=255)
    revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    message = models.TextField(blank=True)
    closes_at = models.DateTimeField("open until")
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    opened_at = models.DateTimeField(default=timezone.now)
    what_came_of_it = models.TextField(blank=True)
    thanked_at = models.DateTimeField(null=True, blank=True)
    thanked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        default_permissions = ()
        permissions = (("show_draftreview", "Can show draft plans to representatives"),)
        ordering: ClassVar[list[str]] = ["-opened_at", "-pk"]

    def __str__(self) -> str:
        return self.plan_title

    @property
    def is_open(self) -> bool:
        return timezone.now() < self.closes_at


class Invitation(models.Model):
    """One representative who may read a draft. The address goes when it is not needed any more.

    The link works once, in one browser, and only for a time: `token_hash` stands for the link,
    `visit_hash` for the browser that used it. Neither can be made from what is stored.
    """

    review = models.ForeignKey(DraftReview, on_delete=models.CASCADE, related_name="invitations")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.CharField(max_length=320, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    visit_hash = models.CharField(max_length=64, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    # Whose comment it was is known here alone; what it says stands with the feedback.
    holds_words = False
    comments = models.ManyToManyField("engagement.Feedback", related_name="+")

    class Meta:
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(
                "review",
                Lower("email"),
                condition=~models.Q(email=""),
                name="engagement_one_invitation_each",
            )
        ]

    def __str__(self) -> str:
        # Kept in logs, so without the address.
        return f"Invitation {self.pk}"
