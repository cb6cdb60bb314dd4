"""What people write in forms, as it is kept: their own words, without what no database keeps."""

import re
from typing import Any

from django import forms

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def readable(typed: str) -> str:
    """Somebody's own words; a new line is one character, and control characters are gone."""
    return CONTROL.sub("", typed.replace("\r\n", "\n").replace("\r", "\n"))


class WrittenField(forms.CharField):
    """What somebody wrote, or what a machine sent in its place."""

    def to_python(self, value: Any) -> str:
        return super().to_python(readable(value or "")) or ""
