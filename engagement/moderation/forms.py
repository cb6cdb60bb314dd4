"""What moderators type and choose. Forms read it; services decide."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from wagtail.admin.widgets import AdminDateInput

from alliance_site.core.users.models import User
from alliance_site.core.users.names import name_of
from alliance_site.core.written import WrittenField
from engagement.feedback.choices import Refusal, RemovedDetail
from engagement.feedback.models import Feedback
from engagement.moderation.access import LEAD, MODERATE, PERMISSIONS

KEEP_WORDS_OUT = "Do not repeat words of the text: this stays in the history."


class Plain(forms.Form):
    """Nothing but what was seen when the screen was opened."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, feedback: Feedback, user: User, **kwargs: Any) -> None:
        self.feedback, self.user = feedback, user
        super().__init__(*args, **kwargs)


class Because(Plain):
    because = WrittenField(label="Why", max_length=200, help_text=KEEP_WORDS_OUT)


class Refuse(Plain):
    refusal = forms.ChoiceField(
        label="Why it is not published",
        choices=[("", "Choose a reason"), *Refusal.choices],
        help_text="The author reads this reason.",
        error_messages={"required": "Choose why it is not published"},
    )


class TakeOut(Plain):
    """A piece by its place, where a script has it, or by its words: then wherever they stand."""

    detail = forms.ChoiceField(choices=RemovedDetail.choices)
    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    piece = WrittenField(
        required=False,
        max_length=2000,
        label="Take out every",
        help_text="Copy the piece from the original.",
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        selected = said.get("start") is not None and said.get("end") is not None
        if not selected and not said.get("piece"):
            self.add_error("piece", "Select a piece of the original, or write it here")
        return {**said, "selected": selected}


class PutBack(Plain):
    redaction = forms.IntegerField(widget=forms.HiddenInput)


class Edit(Plain):
    text = WrittenField(
        label="Public text",
        max_length=20_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "dir": "auto"}),
        help_text="The author must approve what you change by hand.",
    )


class Assign(Plain):
    who = forms.ModelChoiceField(
        User.objects.none(), required=False, empty_label="Nobody", label="Who has it"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        needed = LEAD if self.feedback.is_safeguarding else MODERATE
        people = User.objects.with_perm(needed, include_superusers=False, backend=PERMISSIONS)
        field: Any = self.fields["who"]
        field.queryset = (people | User.objects.filter(pk=self.user.pk)).distinct()
        field.label_from_instance = name_of
        self.initial.setdefault("who", self.feedback.assigned_to_id)


class Due(Because):
    day = forms.DateField(label="New due date", widget=AdminDateInput)
    field_order = ("day", "because")

    def moment(self) -> datetime:
        """The end of that day."""
        return timezone.make_aware(datetime.combine(self.cleaned_data["day"], time(23, 59)))


class AddTheme(Plain):
    name = WrittenField(
        label="Theme", max_length=80, widget=forms.TextInput(attrs={"list": "all-themes"})
    )


class RemoveTheme(Plain):
    theme = forms.IntegerField(widget=forms.HiddenInput)


class WriteNote(Plain):
    text = WrittenField(
        label="Note for colleagues",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Never public. It is deleted with the feedback.",
    )


class Answer(Plain):
    text = WrittenField(
        label="Answer",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Short sentences and plain words. Repeat no personal details.",
    )
    signed = WrittenField(
        label="Role of who answers", max_length=120, help_text="A role, not your name."
    )
    is_public = forms.TypedChoiceField(
        label="Who reads it",
        choices=[("", "The author alone"), ("1", "Everybody, below the published words")],
        coerce=bool,
        required=False,
        widget=forms.RadioSelect,
        initial="",
    )


class Chosen(Plain):
    """One of several things of the feedback, by its key."""

    key = forms.IntegerField(widget=forms.HiddenInput)
