"""How somebody wants to hear from us, and what they need to be able to read or hear it."""

import re
from typing import Any

from django import forms

from alliance_site.core.outbox.refusing import MailRefused, refuse_address
from alliance_site.core.written import WrittenField
from engagement.feedback.choices import CommunicationNeed, ContactBy
from engagement.form.forms import StepForm, Typed
from engagement.form.offered import Offered

PHONE = re.compile(r"\+?[0-9 ()./-]{7,40}")
FEWEST_DIGITS = 7

# The field that each way needs, and the field of `Contact` that it is kept in.
DETAILS = {
    ContactBy.EMAIL: ("email", "email"),
    ContactBy.PHONE: ("phone", "phone"),
    ContactBy.TEXT: ("mobile", "phone"),
    ContactBy.POST: ("address", "address"),
}
MISSING = {
    "email": "Enter your email address",
    "phone": "Enter your phone number",
    "mobile": "Enter your mobile number",
    "address": "Enter your postal address",
}


def _written(what: str, longest: int) -> WrittenField:
    too_long = f"{what} must be {longest} characters or fewer"
    return WrittenField(required=False, max_length=longest, error_messages={"max_length": too_long})


class WayForm(StepForm):
    by = forms.ChoiceField(
        choices=ContactBy.choices,
        error_messages={
            "required": "Choose how we can contact you",
            "invalid_choice": "Choose how we can contact you",
        },
    )


class DetailsForm(StepForm):
    """Only what the chosen way needs must be there, and only that is kept."""

    email = WrittenField(required=False)
    phone = WrittenField(required=False)
    mobile = WrittenField(required=False)
    address = _written("Your address", 500)
    name = _written("The name", 120)

    def __init__(self, offered: Offered, typed: Typed | None = None, *, way: str = "") -> None:
        super().__init__(offered, typed)
        self.way = way

    @property
    def asked(self) -> str:
        """The one field that the page shows beside the name."""
        return DETAILS[ContactBy(self.way)][0]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if way := self.way or cleaned.get("by"):
            field, _ = DETAILS[ContactBy(way)]
            wrong = _what_is_wrong(field, cleaned.get(field) or "")
            if wrong and field not in self.errors:
                self.add_error(field, wrong)
        return cleaned


class NeedsForm(StepForm):
    """What the Accessible Information Standard asks us to find out."""

    needs = forms.MultipleChoiceField(
        required=False,
        choices=CommunicationNeed.choices,
        error_messages={"invalid_choice": "Choose from the list what you need"},
    )
    needs_detail = _written("What you tell us about this", 250)


def contact_of(said: dict[str, Any]) -> dict[str, Any]:
    """The fields of `Contact`: what the chosen way needs, and no other address."""
    field, kept_in = DETAILS[ContactBy(said["by"])]
    return {
        "by": said["by"],
        kept_in: said[field],
        "name": said["name"],
        "needs": said["needs"],
        "needs_detail": said["needs_detail"],
    }


def _what_is_wrong(field: str, value: str) -> str:
    if not value:
        return MISSING[field]
    if field == "email" and not _is_address(value):
        return "Enter an email address, like name@example.org"
    if field in ("phone", "mobile") and not _is_number(value):
        return "Enter a phone number, like 020 7946 0000"
    return ""


def _is_number(value: str) -> bool:
    digits = sum(sign.isdigit() for sign in value)
    return digits >= FEWEST_DIGITS and PHONE.fullmatch(value) is not None


def _is_address(value: str) -> bool:
    """The outbox decides what it can send to; a name before the address is not asked for."""
    try:
        refuse_address(value)
    except MailRefused:
        return False
    return not any(sign in value for sign in "<> \t,;")
