"""How the list of commitments is narrowed down."""

from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django_filters.fields import ModelChoiceField
from wagtail.admin.filters import WagtailFilterSet

from alliance_site.core.pages.keys import as_key
from engagement.commitments.choices import Status
from engagement.commitments.models import Commitment
from engagement.commitments.queries import is_due_soon, is_late
from programmes.queries import programme_cards

WHEN = {"late": ("Late", is_late), "soon": ("Due within 30 days", is_due_soon)}


class ProgrammeField(ModelChoiceField):
    """Wagtail's pages find no key that is longer than any."""

    def to_python(self, value: Any) -> Any:
        if value not in self.empty_values and as_key(value) is None:
            raise ValidationError(self.error_messages["invalid_choice"], "invalid_choice")
        return super().to_python(value)


class ProgrammeFilter(django_filters.ModelChoiceFilter):
    field_class = ProgrammeField


class CommitmentFilterSet(WagtailFilterSet):
    status = django_filters.MultipleChoiceFilter(
        choices=Status.choices, widget=forms.CheckboxSelectMultiple
    )
    when = django_filters.ChoiceFilter(
        label="By when", choices=[(name, label) for name, (label, _) in WHEN.items()], method="due"
    )
    programmes = ProgrammeFilter(label="Programme", queryset=lambda request: programme_cards())
    announced = django_filters.ChoiceFilter(
        label="Announced",
        choices=[("yes", "On the website"), ("no", "Draft")],
        method="is_announced",
    )

    class Meta:
        model = Commitment
        fields: list[str] = []

    def due(self, found: QuerySet[Commitment], name: str, when: str) -> QuerySet[Commitment]:
        return found.filter(WHEN[when][1]())

    def is_announced(self, found: QuerySet[Commitment], name: str, value: str) -> QuerySet:
        return found.filter(is_public=value == "yes")
