"""The links that our pages hold, each once, with what the last check found."""

from typing import ClassVar

from django.db import models

ADDRESS_LENGTH = 2000


class Kind(models.TextChoices):
    """Where a link leads. Links within the site are checked in the database each time."""

    PAGE = "page", "Page of this site"
    DOCUMENT = "document", "Document"
    ADDRESS = "address", "Address on this site"
    WEBSITE = "website", "Another website"


class State(models.TextChoices):
    """What is known of a link. Only `checking.py` changes it."""

    UNCHECKED = "unchecked", "Not checked yet"
    FINE = "fine", "Works"
    FAILING = "failing", "Failed once: checked again another day"
    BROKEN = "broken", "Broken"


class CheckedLink(models.Model):
    """Where a link leads: `page:12`, `document:3`, or an address."""

    kind = models.CharField(max_length=10, choices=Kind.choices)
    address = models.CharField(max_length=ADDRESS_LENGTH, unique=True)
    state = models.CharField(
        max_length=10, choices=State.choices, default=State.UNCHECKED, db_index=True
    )
    problem = models.CharField("what is wrong", max_length=200, blank=True)
    first_failed = models.DateTimeField(null=True)
    last_checked = models.DateTimeField(null=True, db_index=True)

    class Meta:
        verbose_name = "checked link"
        default_permissions = ()

    def __str__(self) -> str:
        return self.address


class LinkUse(models.Model):
    """A place where a link stands: a page, or the settings where there is no page."""

    link = models.ForeignKey(CheckedLink, on_delete=models.CASCADE, related_name="uses")
    page = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.CASCADE, related_name="+"
    )
    text = models.CharField("words of the link", max_length=255, blank=True)
    field = models.CharField("where on the page", max_length=100)

    class Meta:
        verbose_name = "use of a link"
        verbose_name_plural = "uses of links"
        ordering: ClassVar[list[str]] = ["link__first_failed", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.text or self.link.address} ({self.field})"
