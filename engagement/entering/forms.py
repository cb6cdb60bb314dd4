"""All that the public form asks, on one page, with how it came and how consent was given."""

from datetime import datetime, time
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from wagtail.admin.widgets import AdminDateInput

from alliance_site.core.written import WrittenField
from engagement.entering.asking import choices, question_fields
from engagement.feedback.choices import AuthorRole, Channel, ContactBy
from engagement.feedback.subjects import NOT_SURE
from engagement.form.contact import DetailsForm, NeedsForm, WayForm
from engagement.form.drafts import new_key
from engagement.form.forms import AboutForm, AgreeForm, KindForm, Typed, WhoForm, WordsForm
from engagement.form.offered import Offered

CHANNELS = [choice for choice in Channel.choices if choice[0] != Channel.WEBSITE]
LABELS = {
    "kind": "What they want to do",
    "about": "What it is about",
    "text": "What they said",
    "author_role": "Who they are",
    "area": "Where they live",
    "by": "How they want to hear from us",
    "email": "Email address",
    "phone": "Phone number",
    "mobile": "Mobile number",
    "address": "Postal address",
    "name": "What we should call them",
    "needs": "What they need to read or hear what we say",
    "needs_detail": "More about what they need",
}
CAMPAIGN, QUESTIONS = "Campaign", "Questions of the campaign"
LONG = ("text", "address", "proof")


class EntryForm(
    KindForm, AboutForm, WordsForm, WhoForm, AgreeForm, WayForm, DetailsForm, NeedsForm
):
    """One feedback as staff took it down. Contact details need the consent to use them."""

    # Made with the form: saved twice, it is taken in once.
    form_key = WrittenField(max_length=100, widget=forms.HiddenInput, initial=new_key)
    channel = forms.ChoiceField(
        label="How it came", choices=CHANNELS, widget=forms.RadioSelect, initial=Channel.PHONE
    )
    received_on = forms.DateField(
        label="The day when it came",
        widget=AdminDateInput,
        input_formats=[settings.WAGTAIL_DATE_FORMAT, "%Y-%m-%d"],
        initial=timezone.localdate,
    )
    proof = WrittenField(
        label="How they agreed",
        required=False,
        max_length=500,
        help_text="Such as: said so on the phone, after I read the words out.",
    )
    campaign = forms.ChoiceField(
        label="The campaign that it came to",
        required=False,
        help_text="It may have questions of its own.",
    )
    by = forms.ChoiceField(required=False, choices=[("", "They do not"), *ContactBy.choices])
    # For strangers' machines, not for staff.
    warned = None  # type: ignore[assignment]
    website = None  # type: ignore[assignment]

    parts: ClassVar[list[tuple[str, list[str]]]] = [
        ("How it came", ["channel", "received_on"]),
        (CAMPAIGN, ["campaign"]),
        ("The feedback", ["kind", "about", "text"]),
        ("Who they are", ["author_role", "area"]),
        (QUESTIONS, []),
        ("What they agreed to", ["proof"]),
        (
            "How to reach them",
            ["by", "email", "phone", "mobile", "address", "name", "needs", "needs_detail"],
        ),
    ]

    def __init__(self, offered: Offered, typed: Typed | None = None) -> None:
        super().__init__(offered, typed)
        for name, label in LABELS.items():
            self.fields[name].label = label
        self.questions = question_fields(offered)
        self.fields |= self.questions
        self.fields["campaign"].choices = choices()  # type: ignore[attr-defined]
        areas = [(area.slug, area.name) for area in offered.areas]
        widgets: dict[str, forms.Widget] = {
            "kind": forms.RadioSelect(choices=self.fields["kind"].choices),  # type: ignore[attr-defined]
            "about": forms.Select(choices=self._subjects(typed)),
            "author_role": forms.Select(choices=[("", "Not said"), *AuthorRole.choices]),
            "area": forms.Select(choices=[("", "Not said"), *areas]),
            "needs": forms.CheckboxSelectMultiple(choices=self.fields["needs"].choices),  # type: ignore[attr-defined]
            **{name: forms.Textarea({"rows": 12 if name == "text" else 3}) for name in LONG},
        }
        for name, widget in widgets.items():
            self.fields[name].widget = widget

    def _subjects(self, typed: Typed | None) -> list[tuple[str, str]]:
        """What it can be about. A campaign narrows it: what was chosen before may not be there."""
        offered = [(subject.value, subject.page.title) for subject in self.offered.subjects]
        if self.offered.only_subject is None:
            offered.insert(0, (NOT_SURE, "Not sure"))
        chosen = (typed or {}).get("about", [])[-1:]
        is_lost = chosen and chosen[0] not in dict(offered) and len(offered) > 1
        return [("", "Choose"), *offered] if is_lost else offered

    def filled(self, typed: Typed) -> "EntryForm":
        """Shows what was typed without a word on what is wrong: they are not done yet."""
        sent: MultiValueDict[str, str] = MultiValueDict(typed)
        self.initial = {
            name: self.fields[name].widget.value_from_datadict(sent, MultiValueDict(), name)
            for name in typed
        }
        self.fields["about"].widget = forms.Select(choices=self._subjects(typed))
        return self

    def clean_about(self) -> Any:
        only = self.offered.only_subject
        return only.page if only else super().clean_about()

    def clean_received_on(self) -> datetime:
        """Noon of a day that is over; now, where it came today."""
        day = self.cleaned_data["received_on"]
        today = timezone.localdate()
        if day > today:
            raise forms.ValidationError("This day is still to come")
        return (
            timezone.now() if day == today else timezone.make_aware(datetime.combine(day, time(12)))
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("consents") and not cleaned.get("proof"):
            self.add_error("proof", "Write how they agreed")
        if cleaned.get("contact") and not cleaned.get("by"):
            self.add_error("by", "Choose how they want to hear from us")
        if cleaned.get("by") and not cleaned.get("contact"):
            self.add_error("by", "They must agree to be contacted, or we keep no details of theirs")
        return cleaned

    @property
    def _has_campaigns(self) -> bool:
        return len(self.fields["campaign"].choices) > 1  # type: ignore[attr-defined]

    @property
    def shown_parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Without the campaign where there is none."""
        names = [
            (heading, list(self.questions) if heading == QUESTIONS else names)
            for heading, names in self.parts
            if heading != CAMPAIGN or self._has_campaigns
        ]
        return [(heading, [self[name] for name in part]) for heading, part in names if part]
