"""Headings inside rich text: an address for each, so that a list of contents can lead there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from django.utils.html import strip_tags
from django.utils.text import slugify
from wagtail.blocks import StreamValue
from wagtail.rich_text import expand_db_html

HEADING = re.compile(r"<h2\b[^>]*>(.*?)</h2>", re.DOTALL)


@dataclass(frozen=True)
class Heading:
    """A main heading of a page and the anchor it stands at."""

    anchor: str
    text: str


def anchor_for(text: str) -> str:
    return slugify(text)[:60] or "section"


def _headings(html: str) -> Iterator[Heading]:
    for match in HEADING.finditer(html):
        # As it is shown: a heading may hold a fact.
        text = unescape(strip_tags(expand_db_html(match.group(1)))).strip()
        if text:
            yield Heading(anchor_for(text), text)


def contents_of(body: StreamValue) -> list[Heading]:
    """The main headings of a page's text blocks, in order, each anchor once."""
    found: dict[str, Heading] = {}
    for block in body.raw_data:
        if block["type"] == "text":
            for heading in _headings(block["value"]):
                found.setdefault(heading.anchor, heading)
    return list(found.values())


def with_anchors(html: str) -> str:
    """The same text with an `id` on each main heading that has none."""

    def add(match: re.Match[str]) -> str:
        if " id=" in match.group(0).split(">", 1)[0]:
            return match.group(0)
        anchor = anchor_for(unescape(strip_tags(match.group(1))))
        return f'<h2 id="{anchor}">{match.group(1)}</h2>'

    return HEADING.sub(add, html)
