from typing import Any

from django import forms
from django.db import models

from alliance_site.core.sharing.ways import WAYS


class WaysField(models.JSONField):
    """The keys of the ways that are chosen, as boxes to tick. New ways need no migration."""

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        options: dict[str, Any] = {
            "form_class": forms.MultipleChoiceField,
            "choices": [(way.key, way.name) for way in WAYS],
            "widget": forms.CheckboxSelectMultiple,
            "show_hidden_initial": False,
        }
        # Not JSONField's own, which is for typing JSON.
        return models.Field.formfield(self, **{**kwargs, **options})
