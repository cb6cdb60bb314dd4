"""What representatives are asked about a draft, and what staff say to invite and to thank them."""

import re
from typing import Any

from django import forms
from django.utils import timezone
from wagtail.admin.widgets import AdminDateTimeInput

from alliance_site.core.written import WrittenField
from engagement.form.forms import TOO_LONG, WORDS_LENGTH
from engagement.representatives.commenting import ActionChoice
from engagement.representatives.inviting import read_addresses
from engagement.representatives.links import new_token
from programmes.models import DeliveryPlanPage

MOST_PEOPLE = 200
FORM_KEY = re.compile(r"~[\w-]{43}", re.ASCII)


class CommentForm(forms.Form):
    """What somebody says about the plan as a whole or one of its actions."""

    form_key = WrittenField(required=False)
    part = WrittenField(required=False)
    text = WrittenField(
        max_length=WORDS_LENGTH,
        error_messages={"required": "Write what you think of the plan", "max_length": TOO_LONG},
    )

    def __init__(self, actions: list[ActionChoice], *args: Any, **kwargs: Any) -> None:
        self.actions = {action.key: action for action in actions}
        super().__init__(*args, **kwargs)

    def clean_form_key(self) -> str:
        # It stands in the address of the receipt: what holds a ~ is left out of our logs.
        key = self.cleaned_data["form_key"]
        return key if FORM_KEY.fullmatch(key) else new_token()

    def clean_part(self) -> ActionChoice | None:
        chosen = self.cleaned_data["part"]
        if chosen and chosen not in self.actions:
            raise forms.ValidationError("Choose a part of the plan from the list")
        return self.actions.get(chosen)


class EmailsField(forms.CharField):
    """Addresses, one on each line; each that is none is named."""

    widget = forms.Textarea({"rows": 6, "spellcheck": "false"})

    def clean(self, value: Any) -> list[str]:
        addresses, problems = read_addresses(super().clean(value))
        if problems:
            raise forms.ValidationError(problems)
        if len(addresses) > MOST_PEOPLE:
            raise forms.ValidationError(f"Invite at most {MOST_PEOPLE} people at once.")
        return addresses


class InviteForm(forms.Form):
    """More people for a review that is open."""

    emails = EmailsField(
        label="Email addresses",
        help_text="One on each line. Each person gets a link of their own that works once.",
    )


class ReviewForm(InviteForm):
    """Which draft, for how long, and what the invitation says."""

    plan = forms.ModelChoiceField(
        DeliveryPlanPage.objects.none(),
        label="Draft plan",
        help_text="They see its newest draft as it is now, and no later one.",
    )
    closes_at = forms.DateTimeField(
        label="They can comment until", widget=AdminDateTimeInput(), help_text="Date and time."
    )
    message = forms.CharField(
        label="Your words to them",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 5}),
        help_text="What you want to know from them. It stands in the email.",
    )
    field_order = ("plan", "closes_at", "message", "emails")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drafts = DeliveryPlanPage.objects.filter(has_unpublished_changes=True)
        self.fields["plan"].queryset = drafts.order_by("title")  # type: ignore[attr-defined]

    def clean_closes_at(self) -> Any:
        closes_at = self.cleaned_data["closes_at"]
        if closes_at <= timezone.now():
            raise forms.ValidationError("This is over already. Choose a later time.")
        return closes_at


class ThankForm(forms.Form):
    """What came of it, in words that everybody who commented gets."""

    what_came_of_it = forms.CharField(
        label="What came of it",
        max_length=5000,
        widget=forms.Textarea({"rows": 6}),
        help_text="What you changed because of them, and what you did not and why. Short words.",
    )
