"""Reads the links out of stored content: rich text, chosen pages, addresses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.db.models import Model, URLField
from django.utils.encoding import iri_to_uri
from django.utils.text import capfirst
from wagtail.fields import RichTextField, StreamField

from alliance_site.core.links.models import ADDRESS_LENGTH, Kind
from alliance_site.core.pages.keys import as_key
from alliance_site.core.pages.references import chosen_pages

ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
LONGEST_WORDS = 255
# The parts of a block that hold the words of a link beside them.
WORDS = ("text", "title", "name", "label", "source", "channel")
# What blocks call a page or a document that was chosen.
CHOSEN = {
    "page": Kind.PAGE,
    "document": Kind.DOCUMENT,
    "video": Kind.DOCUMENT,
    "captions": Kind.DOCUMENT,
}


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


def links_of(owner: Model) -> Iterator[Found]:
    """Every link in the texts and blocks of a page or of the settings, and in fields of its own."""
    for chosen_in, key in chosen_pages(owner):
        # It has no words of its own: what the field is called tells staff where it is.
        words = capfirst(str(chosen_in.verbose_name))
        yield Found(Kind.PAGE, f"{Kind.PAGE}:{key}", words, chosen_in.name)
    for field in owner._meta.get_fields():
        if isinstance(field, RichTextField):
            yield from _in_rich_text(getattr(owner, field.name) or "", field.name)
        elif isinstance(field, StreamField):
            stored = list(getattr(owner, field.name).raw_data)
            yield from _in_blocks(field.name, stored, "")
        elif isinstance(field, URLField):
            yield from _to_address(getattr(owner, field.name) or "", "", field.name)


def _in_blocks(name: str, value: Any, words: str) -> Iterator[Found]:
    """The links in a stored block. A chosen page or an address has no words of its own: they are
    those that stand beside it. (`stored_values` gives single values: it cannot tell what stands
    beside what, and PostgreSQL keeps the parts of a block in an order of its own.)"""
    if isinstance(value, dict) and "type" in value and "value" in value:
        inner = name if value["type"] == "item" else value["type"]
        yield from _in_blocks(inner, value["value"], "")
    elif isinstance(value, dict):
        beside = next((text for key in WORDS if (text := value.get(key))), "")
        for key, part in value.items():
            yield from _in_blocks(key, part, str(beside)[:LONGEST_WORDS])
    elif isinstance(value, list):
        for part in value:
            yield from _in_blocks(name, part, words)
    elif isinstance(value, int) and (kind := CHOSEN.get(name)):
        yield Found(kind, f"{kind}:{value}", words, name)
    elif isinstance(value, str) and ADDRESS.fullmatch(value):
        yield from _to_address(value, words, name)
    elif isinstance(value, str) and "<" in value:
        yield from _in_rich_text(value, name)


def _in_rich_text(html: str, name: str) -> Iterator[Found]:
    parser = _Anchors()
    parser.feed(html)
    parser.close()
    for attributes, text in parser.found:
        words = text[:LONGEST_WORDS]
        kind, key = attributes.get("linktype", ""), as_key(attributes.get("id"))
        if kind in (Kind.PAGE, Kind.DOCUMENT) and key is not None:
            yield Found(Kind(kind), f"{kind}:{key}", words, name)
        elif href := attributes.get("href", "").strip():
            yield from _to_address(href, words, name)


def _to_address(address: str, words: str, name: str) -> Iterator[Found]:
    """An address with a host is another website's, unless the host is ours; mail and telephone
    numbers lead nowhere that can be looked at, nor does a place on the same page."""
    address = _plain(address)
    if not address or len(address) > ADDRESS_LENGTH:
        return
    if path := own_path(address):
        yield Found(Kind.ADDRESS, path, words, name)
    elif address.startswith(("http://", "https://")):
        yield Found(Kind.WEBSITE, address, words, name)


def own_path(address: str) -> str:
    """Where on this site an address leads, whether its host is written or not; else nothing."""
    address, own = _plain(address), settings.SITE_BASE_URL
    if address == own or address.startswith((f"{own}/", f"{own}?")):
        address = address.removeprefix(own) or "/"
    return address if address.startswith("/") and not address.startswith("//") else ""


def _plain(address: str) -> str:
    """The address in plain letters and without its fragment; nothing where it is none."""
    try:
        parts = urlsplit(address)
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    except ValueError:
        return ""
    if parts.scheme in ("http", "https") and not parts.hostname:
        return ""
    return iri_to_uri(urlunsplit(parts._replace(netloc=host, fragment="")))
