"""What readers tell us is wrong with a page, until somebody has dealt with it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

TEXT_LENGTH = 1000
UNKNOWN_PAGE = "Unknown page"


class Status(models.TextChoices):
    """Where a problem stands. Only `services.py` changes it."""

    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"


class Reason(models.TextChoices):
    """Why a problem was closed."""

    FIXED = "fixed", "Fixed"
    NOT_A_PROBLEM = "not_a_problem", "Not a problem with the page"
    PASSED_ON = "passed_on", "Passed on to the people whom it concerns"
    CANNOT_ANSWER = "cannot_answer", "We cannot answer this"
    SPAM = "spam", "Spam or abuse"


class PageProblem(models.Model):
    """What a reader wrote about a page. Nothing is kept about who wrote it."""

    page = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # As they were on that day: they stay when the page is renamed or deleted.
    page_title = models.CharField("page", max_length=255, default=UNKNOWN_PAGE)
    page_address = models.CharField("address", max_length=255, blank=True)
    revision_id = models.BigIntegerField("version of the page", null=True)
    text = models.TextField("what the reader wrote")
    made_at = models.DateTimeField("sent", default=timezone.now, db_index=True)

    status = models.CharField(
        max_length=10, choices=Status.choices, default=Status.OPEN, db_index=True
    )
    reason = models.CharField(max_length=20, choices=Reason.choices, blank=True)
    note = models.TextField(blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    closed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "page problem"
        ordering: ClassVar[list[str]] = ["-made_at", "-pk"]
        # Nobody writes or changes one in the admin.
        default_permissions = ("view",)
        permissions = (("close_pageproblem", "Can close page problem"),)

    def __str__(self) -> str:
        """Without a reader's words: logs keep this for longer than the words may be kept."""
        return f"Problem with “{self.page_title}”"
