"""Primary keys as they stand in texts, forms and addresses, where anybody may write anything."""

from django.urls import register_converter
from django.urls.converters import IntConverter

LONGEST = 18  # digits: more than any database has keys


def as_key(written: object) -> int | None:
    """The primary key that somebody or something has written, if it can be one at all."""
    text = str(written)
    if text.isascii() and text.isdigit() and len(text) <= LONGEST:
        return int(text)
    return None


class KeyConverter(IntConverter):
    """In an address, as <key:pk>: what can be no key leads nowhere."""

    regex = rf"[0-9]{{1,{LONGEST}}}"


def register() -> None:
    register_converter(KeyConverter, "key")
