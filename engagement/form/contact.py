"""How somebody wants to hear from us, and what they need to be able to read or hear it."""

import re
from typing import Any

from django import forms

from alliance_site.core.outbox.refusing import LONGEST_ADDRESS, MailRefused, refuse_address
from alliance_site.core.written import WrittenField
from engagement.feedback.choices import CommunicationNeed, ContactBy
from engagement.form.forms import StepForm

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
    "email": "Enter your e-mail address",
    "phone": "Enter your phone number",
    "mobile": "Enter your mobile number",
    "address": "Enter your postal address",
}


class ContactForm(StepForm):
    """Only what the chosen way needs must be there, and only that is kept."""

    by = forms.ChoiceField(
        choices=ContactBy.choices,
        error_messages={
            "required": "Choose how we can contact you",
            "invalid_choice": "Choose how we can contact you",
        },
    )
    email = WrittenField(required=False)
    phone = WrittenField(required=False)
    mobile = WrittenField(required=False)
    address = WrittenField(
        required=False,
        max_length=500,
        error_messages={"max_length": "Your address must be 500 characters or fewer"},
    )
    name = WrittenField(
        required=False,
        max_length=120,
        error_messages={"max_length": "The name must be 120 characters or fewer"},
    )
    needs = forms.MultipleChoiceField(
        required=False,
        choices=CommunicationNeed.choices,
        error_messages={"invalid_choice": "Choose from the list what you need"},
    )
    needs_detail = WrittenField(
        required=False,
        max_length=250,
        error_messages={"max_length": "What you tell us about this must be 250 characters or fewer"},
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if by := cleaned.get("by"):
            field, kept_in = DETAILS[ContactBy(by)]
            wrong = _what_is_wrong(field, cleaned.get(field) or "")
            if wrong and field not in self.errors:
                self.add_error(field, wrong)
            cleaned["contact_details"] = {
                "by": by,
                kept_in: cleaned.get(field) or "",
                "name": cleaned.get("name") or "",
                "needs": cleaned.get("needs") or [],
                "needs_detail": cleaned.get("needs_detail") or "",
            }
        return cleaned


def _what_is_wrong(field: str, value: str) -> str:
    if not value:
        return MISSING[field]
    if field == "email":
        return _wrong_with_email(value)
    if field in ("phone", "mobile"):
        digits = sum(sign.isdigit() for sign in value)
        if not PHONE.fullmatch(value) or digits < FEWEST_DIGITS:
            return "Enter a phone number, like 020 7946 0000"
    return ""


def _wrong_with_email(value: str) -> str:
    """The outbox decides what it can send to; a name before the address is not asked for."""
    try:
        refuse_address(value)
    except MailRefused:
        return "Enter an e-mail address, like name@example.org"
    if len(value) > LONGEST_ADDRESS or any(sign in value for sign in "<> \t,;"):
        return "Enter an e-mail address, like name@example.org"
    return ""
