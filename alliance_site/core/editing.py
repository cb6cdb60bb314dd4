"""Two people with one form open: who saves second is told so, and loses nothing that they typed.

A form carries along how the row stood when it was opened. Saving holds the row, and compares.
"""

import hashlib
import json
from collections.abc import Collection
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponseBase
from django.utils.text import capfirst
from wagtail.admin.forms import WagtailAdminModelForm

CHANGED_MEANWHILE = (
    "This has changed since you opened it: {}. Nothing of yours is saved, and all that you typed "
    "is still here. Look at how it is now in another window. If you save again, what stands here "
    "takes its place."
)
# By what it is called for staff; and a short mark of what stands in it.
Standing = dict[str, str]


class SeenField(forms.CharField):
    """How the row stood when the form was opened. It is no change of anything."""

    widget = forms.HiddenInput

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False

    def clean(self, value: Any) -> Standing:
        try:
            seen = json.loads(super().clean(value) or "{}")
        except ValueError:
            return {}
        return seen if isinstance(seen, dict) else {}


class SeenForm(WagtailAdminModelForm):
    """Refuses to overwrite what its user has not seen. The same sent twice is no such thing."""

    seen = SeenField(required=False)
    data: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Before what was typed is put into the row.
        shown = {*self.fields, *self.formsets}
        self.standing = standing_of(self.instance, shown) if self.instance.pk else {}
        self.initial["seen"] = json.dumps(self.standing)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        seen = cleaned.pop("seen", {})
        others = [name for name, mark in self.standing.items() if seen.get(name, mark) != mark]
        if others and self._asks_for_a_change():
            self.add_error(None, CHANGED_MEANWHILE.format(", ".join(others)))
            # Now they know.
            self.data = self.data.copy()
            self.data[self.add_prefix("seen")] = self.initial["seen"]
        return cleaned

    def _asks_for_a_change(self) -> bool:
        """Of the row as it is now, and not as it was when the form was opened."""
        fields = [self[name] for name in self.fields]
        return any(each.field.has_changed(each.initial, each.data) for each in fields) or any(
            formset.has_changed() for formset in self.formsets.values()
        )


class OneAtATime:
    """An edit view that holds its row from the look at it until it is saved."""

    model: Any
    object: Any
    object_pk: Any
    get_object: Any

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with transaction.atomic():
            held = self.model._default_manager.select_for_update(of=("self",))
            held.filter(pk=self.object_pk).first()
            self.object = self.get_object()
            answer: HttpResponseBase = super().post(request, *args, **kwargs)  # type: ignore[misc]
        return answer


def standing_of(row: Model, shown: Collection[str] = ()) -> Standing:
    """What stands in each field of a row, also in those that no form shows, such as its state; and
    in these of its lists."""
    found: dict[str, Any] = {
        str(field.verbose_name): field.value_to_string(row) for field in row._meta.concrete_fields
    }
    # Any: only those that the checks below let through have what is asked of them.
    fields: list[Any] = row._meta.get_fields()
    for field in fields:
        if field.name in shown and field.many_to_many:
            found[str(field.verbose_name)] = sorted(
                each.pk for each in field.value_from_object(row)
            )
        elif field.name in shown and field.one_to_many:
            below = getattr(row, field.name).all()
            found[field.name] = [list(standing_of(each).values()) for each in below]
    return {capfirst(name): _mark(value) for name, value in found.items()}


def _mark(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, default=str).encode()).hexdigest()[:12]
