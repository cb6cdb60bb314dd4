import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from alliance_site.core.consent.models import ConsentWording


class Status(models.TextChoices):
    """Where somebody stands. Only `standing.py` moves them."""

    PENDING = "pending", "Has not confirmed yet"
    CONFIRMED = "confirmed", "Gets our mail"
    LEFT = "left", "Has unsubscribed"
    BOUNCED = "bounced", "The address does not exist"


class Rhythm(models.TextChoices):
    """How often somebody hears of what is new in a topic."""

    AT_ONCE = "at_once", "As soon as it is published"
    WEEKLY = "weekly", "Once a week"
    MONTHLY = "monthly", "Once a month"


class Subscriber(models.Model):
    """One address that people gave us, and whether we may write to it.

    `key` stands for it where no address may stand: in the consent ledger and in the keys of mails.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.CharField("email address", max_length=320, unique=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.PENDING)
    # Part of every private link: a higher number makes all older links useless.
    links_version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField("first asked", default=timezone.now)
    confirmed_at = models.DateTimeField("confirmed", null=True, blank=True)
    left_at = models.DateTimeField("unsubscribed", null=True, blank=True)
    bounced_at = models.DateTimeField("found not to exist", null=True, blank=True)
    bounce_reason = models.TextField("what the mail server said", blank=True)

    class Meta:
        # Nobody writes one down or changes one in the admin.
        default_permissions = ("view", "delete")
        permissions = (
            ("import_subscriber", "Can import subscribers"),
            ("export_subscriber", "Can export subscribers"),
        )
        ordering: ClassVar[list[str]] = ["-made_at", "-pk"]
        indexes: ClassVar[list] = [
            models.Index(fields=["status", "made_at"], name="news_subscriber_status")
        ]

    def __str__(self) -> str:
        # Kept in logs for ever, so without the address.
        return f"Subscriber {self.pk}"


class Subscription(models.Model):
    """A topic that somebody has chosen, by its name in core's registry of topics."""

    subscriber = models.ForeignKey(
        Subscriber, on_delete=models.CASCADE, related_name="subscriptions"
    )
    topic = models.CharField(max_length=150)
    rhythm = models.CharField(max_length=10, choices=Rhythm.choices, default=Rhythm.AT_ONCE)

    class Meta:
        default_permissions = ()
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["subscriber", "topic"], name="one_subscription_a_topic")
        ]
        indexes: ClassVar[list] = [
            models.Index(fields=["topic", "rhythm"], name="news_subscription_topic")
        ]

    def __str__(self) -> str:
        return self.topic


class SubscriptionRequest(models.Model):
    """What somebody asked for and must still confirm, by a link that works once."""

    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="requests")
    # A hash: who reads the database cannot confirm in somebody's place.
    token_hash = models.CharField(max_length=64, unique=True)
    # {topic: rhythm}
    topics = models.JSONField()
    wording = models.ForeignKey(ConsentWording, on_delete=models.PROTECT, related_name="+")
    # Where somebody wants to move to: the link went there, and nothing is moved before it is used.
    new_email = models.CharField(max_length=320, blank=True)
    made_at = models.DateTimeField(default=timezone.now, db_index=True)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"Request {self.pk}"


class LeftAddress(models.Model):
    """Somebody has left: no old list brings them back. It cannot be turned into the address."""

    fingerprint = models.CharField(max_length=64, unique=True)
    left_on = models.DateField(default=timezone.localdate)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"Left address {self.pk}"


class SubscriberImport(models.Model):
    """A list that somebody has uploaded, until they say yes or no to what it would add."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    text = models.TextField()
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"Import {self.pk}"
