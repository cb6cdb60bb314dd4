"""Reads the links out of stored content: rich text, chosen pages, addresses."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import URLField
from django.utils.encoding import iri_to_uri
from wagtail.models import Page

from alliance_site.core.links.models import ADDRESS_LENGTH, Kind
from alliance_site.core.pages.references import stored_values

ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
LONGEST_WORDS = 255


@dataclass(frozen=True)
class Found:
    """A link: where it leads, its words, and the field or block that it stands in."""

    kind: Kind
    address: str
    text: str
    field: str


class _Anchors(HTMLParser):
    """The links of a rich text as Wagtail stores it, each with its words."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[dict[str, str], str]] = []
        self._open: dict[str, str] | None = None
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._open = {name: value or "" for name, value in attrs}
            self._words = []

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._open is not None:
            self.found.append((self._open, " ".join("".join(self._words).split())))
            self._open = None


def links_of(page: Page) -> Iterator[Found]:
    """Every link in the page's texts and blocks, and its addresses of other websites."""
    yield from links_in(stored_values(page))
    for field in page._meta.get_fields():
        if isinstance(field, URLField) and (value := getattr(page, field.name)):
            yield from _to_address(value, "", field.name)


def links_in(values: Iterable[tuple[str, Any]]) -> Iterator[Found]:
    """The links among stored values. A chosen page or an address has no words of its own: they
    are the text that stands before it in its block."""
    words = ""
    for name, value in values:
        if isinstance(value, int) and name in (Kind.PAGE, Kind.DOCUMENT):
            yield Found(Kind(name), f"{name}:{value}", words, name)
        elif not isinstance(value, str):
            continue
        elif ADDRESS.fullmatch(value):
            yield from _to_address(value, words, name)
        elif "<" in value:
            yield from _in_rich_text(value, name)
        else:
            words = value[:LONGEST_WORDS] or words


def _in_rich_text(html: str, name: str) -> Iterator[Found]:
    parser = _Anchors()
    parser.feed(html)
    parser.close()
    for attributes, text in parser.found:
        words = text[:LONGEST_WORDS]
        kind, key = attributes.get("linktype", ""), attributes.get("id", "")
        if kind in (Kind.PAGE, Kind.DOCUMENT) and key.isdecimal():
            yield Found(Kind(kind), f"{kind}:{int(key)}", words, name)
        elif href := attributes.get("href", "").strip():
            yield from _to_address(href, words, name)


def _to_address(address: str, words: str, name: str) -> Iterator[Found]:
    """An address with a host is another website's, unless the host is ours; mail and telephone
    numbers lead nowhere that can be looked at, nor does a place on the same page."""
    address = iri_to_uri(address.partition("#")[0])
    if not address or len(address) > ADDRESS_LENGTH:
        return
    own = settings.SITE_BASE_URL
    if address == own or address.startswith((f"{own}/", f"{own}?")):
        address = address.removeprefix(own) or "/"
    if address.startswith("/") and not address.startswith("//"):
        yield Found(Kind.ADDRESS, address, words, name)
    elif address.lower().startswith(("http://", "https://")) and _has_host(address):
        yield Found(Kind.WEBSITE, address, words, name)


def _has_host(address: str) -> bool:
    try:
        return bool(urlsplit(address).hostname)
    except ValueError:
        return False
