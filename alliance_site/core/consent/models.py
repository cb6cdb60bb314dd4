from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone


class Source(models.TextChoices):
    """How somebody's consent reached us."""

    WEBSITE = "website", "A form on this website"
    STAFF = "staff", "Taken down by staff, by phone, letter or in person"
    IMPORTED = "imported", "From a list of before this website"


class ConsentWording(models.Model):
    """The words that people agree to for one purpose. A change of words is a new version."""

    purpose = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    text = models.TextField(
        "words", help_text="What people agree to, in plain words. They cannot be changed later."
    )
    # Words of another website, under which consents were imported, are never shown on this one.
    is_offered = models.BooleanField("shown on this website", default=True)
    made_at = models.DateTimeField("written", default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="written by",
    )

    class Meta:
        verbose_name = "consent wording"
        # Nobody changes or deletes words that people have agreed to.
        default_permissions = ("add", "view")
        ordering: ClassVar[list[str]] = ["purpose", "-version"]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["purpose", "version"], name="one_wording_a_version")
        ]

    def __str__(self) -> str:
        return f"{self.purpose}, version {self.version}"


class Consent(models.Model):
    """Somebody's consent to one wording. Only its withdrawal is ever added to it.

    `subject` is a random number that the app keeps beside the person's details. When the details
    are erased, this row stays as the record of what was lawful, and leads to nobody.
    """

    subject = models.UUIDField(db_index=True)
    wording = models.ForeignKey(ConsentWording, on_delete=models.PROTECT, related_name="consents")
    detail = models.TextField(blank=True, help_text="What was chosen, where there was a choice.")
    source = models.CharField(max_length=10, choices=Source.choices)
    proof = models.TextField(
        blank=True, help_text="Where it did not come by this website: what shows that it was given."
    )
    given_at = models.DateTimeField("given", default=timezone.now)
    withdrawn_at = models.DateTimeField("withdrawn", null=True, blank=True)
    withdrawn_how = models.CharField("how it was withdrawn", max_length=100, blank=True)

    class Meta:
        verbose_name = "consent"
        default_permissions = ("view",)
        ordering: ClassVar[list[str]] = ["-given_at", "-pk"]
        indexes: ClassVar[list] = [models.Index(fields=["withdrawn_at"], name="core_consent_end")]

    def __str__(self) -> str:
        return f"Consent {self.pk}"
