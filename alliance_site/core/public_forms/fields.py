"""What somebody typed, as they meant it."""

import re
from typing import Any

from django import forms

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def readable(typed: str) -> str:
    """A reader's own words, without what no database keeps; a new line is one character."""
    return CONTROL.sub("", typed.replace("\r\n", "\n").replace("\r", "\n"))


class WrittenField(forms.CharField):
    """What a reader wrote, or what a machine sent in its place."""

    def to_python(self, value: Any) -> str:
        return super().to_python(readable(value or "")) or ""
