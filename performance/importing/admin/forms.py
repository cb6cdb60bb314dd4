"""What an analyst fills in: files, and what a file leaves open."""

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from performance.figures.models import Status
from performance.importing.months import impossible, month_of_cell
from performance.importing.rows import MONTH, STATUS

MOST_FILES = 30
ACCEPTED = ".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several, each as it was sent: the worker looks into them."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        chosen = data if isinstance(data, list | tuple) else [data]
        if len(chosen) > MOST_FILES:
            raise forms.ValidationError(f"Choose {MOST_FILES} files or fewer at once")
        files = [super(FilesField, self).clean(each, initial) for each in chosen if each]
        return files or [super().clean(None, initial)]


class UploadForm(forms.Form):
    chosen = FilesField(
        label="Files",
        max_length=255,
        allow_empty_file=True,
        help_text="Workbooks (.xlsx) or CSV files. You can choose several at once.",
        error_messages={
            "required": "Choose one file or more",
            "max_length": "The name of a file has more than 255 characters: make it shorter",
        },
        widget=SeveralFiles(attrs={"accept": ACCEPTED, "multiple": True}),
    )


class AnswerForm(forms.Form):
    """Only what a file leaves open."""

    month = forms.CharField(
        label="Month of the figures",
        help_text="Such as 2026-04. Look at the page from which you downloaded the file.",
        error_messages={"required": "Write the month of the figures"},
        max_length=40,
    )
    status = forms.ChoiceField(
        label="Status of the figures",
        choices=[("", "Choose"), *Status.choices],
        help_text="NHS England publishes a month as provisional first, and later as final.",
        error_messages={"required": "Choose the status of the figures"},
    )

    def __init__(self, *args: Any, asks: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in (MONTH, STATUS):
            if name not in asks:
                del self.fields[name]

    def clean_month(self) -> date:
        month = month_of_cell(self.cleaned_data["month"])
        if month is None:
            raise forms.ValidationError("Write the month like 2026-04")
        if what := impossible(month):
            raise forms.ValidationError(what.removesuffix("."))
        return month
