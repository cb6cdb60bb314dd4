"""Whom staff look for."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from alliance_site.core.personal_data.person import NotAnIdentifier, Person, person

MOST = 20
ONE_EACH = {"rows": 2, "autocomplete": "off", "spellcheck": "false"}


def _lines(label: str, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=2000,
        help_text=f"{help_text} One in each line.".strip(),
        widget=forms.Textarea(attrs=ONE_EACH),
    )


class PersonForm(forms.Form):
    """One person, by one or more addresses, numbers and codes."""

    emails = _lines("Email addresses")
    phones = _lines("Phone numbers", "With the area code, however it is written.")
    codes = _lines("Private codes", "The code from a receipt.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        found = Person()
        for name in ("emails", "phones", "codes"):
            try:
                lines = cleaned.get(name, "").splitlines()[:MOST]
                found |= person(**{name: lines})
            except NotAnIdentifier as error:
                self.add_error(name, str(error))
        if not found and not self.errors:
            raise ValidationError("Enter an email address, a phone number or a code.")
        return {**cleaned, "person": found}


def typed_of(someone: Person) -> dict[str, str]:
    """The person as the fields of the form hold them."""
    return {
        name: "\n".join(sorted(getattr(someone, name))) for name in ("emails", "phones", "codes")
    }
