"""The forms that people fill in. What a machine sends in their place is an error, never a crash."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from alliance_site.core.mail_topics import registry
from alliance_site.core.pages.keys import as_key
from news.subscribers.addresses import NotAnAddress, clean_address
from news.subscribers.models import Rhythm

CHOOSE = "Choose at least one topic"
NOT_SENT = "We could not send this. Please send it again"
# Kinder to a mailbox than "at once", and nobody waits for a month.
USUAL_RHYTHM = Rhythm.WEEKLY


class AddressField(forms.CharField):
    """An email address, as we keep it."""

    def clean(self, value: Any) -> str:
        try:
            return clean_address(str(value or ""))
        except NotAnAddress as error:
            raise ValidationError(str(error)) from None


class TopicsField(forms.Field):
    """Names of topics that are offered now; others are left out as if they had not been ticked."""

    widget = forms.SelectMultiple

    def clean(self, value: Any) -> list[str]:
        offered = registry.topics()
        chosen = [name for name in value or [] if name in offered]
        if not chosen:
            raise ValidationError(CHOOSE)
        return chosen


class AskedForm(forms.Form):
    """An address, and a field that people never see: a machine that fills it in is not heard."""

    email = AddressField(required=False)
    website = forms.Field(required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("website"):
            self.add_error("email", NOT_SENT)
        return cleaned


class SignUpForm(AskedForm):
    """What somebody wants, how often, and the number of the words that stood on their form."""

    topics = TopicsField(required=False)
    rhythm = forms.Field(required=False)
    wording = forms.Field(required=False)

    field_order = ["email", "topics"]

    def clean_rhythm(self) -> str:
        rhythm = self.cleaned_data["rhythm"]
        return rhythm if rhythm in Rhythm.values else USUAL_RHYTHM.value

    def clean_wording(self) -> int | None:
        return as_key(self.cleaned_data["wording"])

    @property
    def chosen(self) -> dict[str, str]:
        return dict.fromkeys(self.cleaned_data["topics"], self.cleaned_data["rhythm"])


class MoveForm(forms.Form):
    """The new address of somebody who has the private link."""

    email = AddressField(required=False)


def errors_of(form: forms.Form) -> list[dict[str, str]]:
    """For the summary at the top: each error leads to its field."""
    return [
        {"text": str(messages[0]), "href": f"#{name}"} for name, messages in form.errors.items()
    ]


def typed_in(form: forms.Form) -> str:
    """The address as it was typed, without signs that no page can show."""
    return "".join(sign for sign in str(form["email"].value() or "") if sign.isprintable())


def first_error(form: forms.Form, name: str) -> str:
    return str(form.errors[name][0]) if name in form.errors else ""
