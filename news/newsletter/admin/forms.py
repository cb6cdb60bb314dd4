from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.admin.widgets import AdminDateTimeInput

from alliance_site.core.mail_topics.registry import topics as offered_topics
from news.newsletter.models import Mailing
from news.newsletter.topics import NEWSLETTER
from news.subscribers.queries import readers_by_topic


class UkTimeField(forms.DateTimeField):
    """A time in the United Kingdom. In spring an hour is missing, in autumn one comes twice."""

    widget = AdminDateTimeInput

    def to_python(self, value: Any) -> datetime | None:
        try:
            moment: datetime | None = super().to_python(value)
        except ValidationError as error:
            if error.code == "ambiguous_timezone":
                raise ValidationError(
                    "The clocks change in this hour. Choose an hour before or after it."
                ) from error
            raise
        return moment


class AskForm(forms.Form):
    """Who gets the issue, and when."""

    topics = forms.MultipleChoiceField(
        label="Readers of",
        widget=forms.CheckboxSelectMultiple,
        help_text="Each person gets one mail, whatever they have chosen.",
        error_messages={"required": "Choose at least one topic."},
    )
    send_at = UkTimeField(
        label="Not before",
        required=False,
        help_text="Day and time in the United Kingdom, such as 04/12/2026 09:00. Leave it empty to "
        "send when the issue is released and the time to stop it is over.",
        error_messages={"invalid": "Write the day and the time as 04/12/2026 09:00."},
    )
    note = forms.CharField(
        label="Note to who releases it",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any = None, *, last: Mailing | None = None, **kwargs: Any) -> None:
        chosen = list(last.topics) if last else [NEWSLETTER.name]
        later = last.send_at if last and last.send_at and last.send_at > timezone.now() else None
        super().__init__(data, initial={"topics": chosen, "send_at": later}, **kwargs)
        self.fields["topics"].choices = list(_choices(chosen))  # type: ignore[attr-defined]

    def clean_send_at(self) -> datetime | None:
        moment: datetime | None = self.cleaned_data["send_at"]
        if moment and moment <= timezone.now():
            raise ValidationError("This time is past. Choose a later one.")
        return moment


def _choices(chosen: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Each topic with how many have chosen it; those that are chosen now come first."""
    offered = offered_topics()
    counts = readers_by_topic(offered)
    for topic in sorted(offered.values(), key=lambda topic: topic.name not in chosen):
        people = "1 person" if counts[topic.name] == 1 else f"{counts[topic.name]:,} people"
        yield topic.name, f"{topic.title} ({people})"


class WhyForm(forms.Form):
    """What must be said when a mailing is stopped or sent back."""

    why = forms.CharField(
        label="Why", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}), required=True
    )

    def __init__(self, *args: Any, missing: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].error_messages["required"] = missing
