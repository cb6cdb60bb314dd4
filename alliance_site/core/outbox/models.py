from django.db import models
from django.utils import timezone


class Status(models.TextChoices):
    """How far a mail has come. See docs/decisions/outbox.md for who moves it where."""

    QUEUED = "queued", "Waiting to be sent"
    SENDING = "sending", "Being sent"
    SENT = "sent", "Sent"
    FAILED = "failed", "Could not be sent"
    UNCERTAIN = "uncertain", "May have been sent: please decide"
    WITHDRAWN = "withdrawn", "Taken back before it was sent"


class Letter(models.Model):
    """What many people get in the same words, stored once for all of them.

    Where the words hold a mark such as [[unsubscribe]], each person's mail has their own value.
    """

    key = models.CharField(max_length=150, unique=True)
    sender = models.CharField(max_length=320)
    reply_to = models.CharField(max_length=320, blank=True)
    subject = models.CharField(max_length=900)
    text = models.TextField()
    html = models.TextField(blank=True)
    headers = models.JSONField(default=dict, blank=True)
    made = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.subject


class OutgoingMail(models.Model):
    """One mail to one person. Its key stays for ever, its words and address for some weeks.

    The key must say nothing about the person: it is what keeps the same mail from going twice.
    """

    key = models.CharField(max_length=200, unique=True)
    to = models.CharField(max_length=320, blank=True)
    sender = models.CharField(max_length=320, blank=True)
    reply_to = models.CharField(max_length=320, blank=True)
    subject = models.CharField(max_length=900, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    headers = models.JSONField(default=dict, blank=True)
    letter = models.ForeignKey(Letter, null=True, on_delete=models.PROTECT, related_name="mails")
    values = models.JSONField(default=dict, blank=True)
    bulk = models.BooleanField(default=False, help_text="Lets mails that somebody waits for pass.")

    status = models.CharField(max_length=10, choices=Status.choices, default=Status.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField(default=timezone.now)
    handed_over_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)
    made = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField("sent", null=True, blank=True)
    erased_at = models.DateTimeField("erased", null=True, blank=True)

    class Meta:
        verbose_name = "mail"
        verbose_name_plural = "mails"
        default_permissions = ("view", "change")
        indexes = [
            models.Index(fields=["status", "bulk", "next_try"], name="core_mail_waiting"),
            models.Index(fields=["-made"], name="core_mail_made"),
        ]

    def __str__(self) -> str:
        # Kept in the admin's history for ever, so without subject and address.
        return f"Mail {self.pk}"
