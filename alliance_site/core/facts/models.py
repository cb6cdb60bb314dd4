"""A figure or statement with its source, its dates, and who answers for it."""

import re
from datetime import date
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.search import index

from alliance_site.core.facts.sources import FactValue

MISSING = "[figure not available]"
WITHDRAWN = "[figure withdrawn]"
# What somebody might write who hopes that one fact could stand inside another.
REFERENCE = re.compile(r"\{\{|\}\}|\{%|\[\s*fact\s*:|\bfact:|<", re.IGNORECASE)


class Status(models.TextChoices):
    """How far a fact can be trusted."""

    CHECKED = "checked", "Checked"
    TO_CHECK = "to_check", "To check"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Fact(index.Indexed, models.Model):
    """A figure that is kept here once. Pages show what it says today."""

    key = models.SlugField(
        max_length=80,
        unique=True,
        help_text="A short name for the fact, such as bowel-screening-ages. It cannot be changed "
        "later.",
    )
    label = models.CharField(
        max_length=150, help_text="What the figure is, such as: Ages for bowel screening"
    )
    value = models.CharField(
        max_length=80, help_text="The figure as people read it on a page, such as: 50 to 74"
    )
    unit = models.CharField(
        max_length=40, blank=True, help_text="What is counted, such as: years. May be empty."
    )
    source_name = models.CharField("source", max_length=200, help_text="Who says so.")
    source_url = models.URLField("address of the source", max_length=500, blank=True)
    # The key of a source in `sources.py`, which keeps the figure up to date.
    follows = models.CharField(
        max_length=160,
        blank=True,
        help_text="Choose a figure of this site, and the fact follows it: its value, source and "
        "day are taken from there, now and whenever they change. Leave it empty to keep the fact "
        "yourself.",
    )
    as_at = models.DateField("as at", help_text="The day that the figure was true.")
    review_by = models.DateField("review by", help_text="Check it again by this day.")
    owner_role = models.CharField(
        "owner", max_length=120, help_text="Who keeps it right: a role, never a name."
    )
    status = models.CharField(
        max_length=10,
        choices=Status.choices,
        default=Status.TO_CHECK,
        help_text="A withdrawn fact cannot be put on a page. Pages that have it say so.",
    )
    note = models.TextField(blank=True, help_text="For staff. Readers never see it.")

    search_fields: ClassVar[list] = [
        index.SearchField("label"),
        index.SearchField("value"),
        index.AutocompleteField("label"),
        index.AutocompleteField("key"),
        index.FilterField("status"),
    ]

    class Meta:
        ordering: ClassVar[list[str]] = ["label"]

    def __str__(self) -> str:
        return self.label

    @property
    def figure(self) -> str:
        """The value with its unit."""
        return f"{self.value} {self.unit}".strip()

    @property
    def is_withdrawn(self) -> bool:
        return self.status == Status.WITHDRAWN

    @property
    def is_to_check(self) -> bool:
        return self.status == Status.TO_CHECK

    def is_due(self, day: date) -> bool:
        return not self.is_withdrawn and (self.is_to_check or self.review_by <= day)

    def take_over(self, value: FactValue) -> None:
        """Says what its source says now."""
        self.value, self.source_name = value.value, value.source_name
        self.source_url, self.as_at = value.source_url, value.as_at

    def clean(self) -> None:
        errors = {
            name: "Write the figure itself. A fact cannot stand inside another fact, and tags "
            "and codes are not allowed here."
            for name in ("value", "unit")
            if REFERENCE.search(getattr(self, name))
        }
        if self.as_at and self.review_by and self.review_by < self.as_at:
            errors["review_by"] = "Choose a day after the day that the figure was true."
        if errors:
            raise ValidationError(errors)


def shown(fact: Fact | None) -> str:
    """What readers see of a fact; plain words where there is none, or not any more."""
    if fact is None:
        return MISSING
    return WITHDRAWN if fact.is_withdrawn else fact.figure
