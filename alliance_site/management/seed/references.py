"""Turns the seed's own references into keys: `page:/about/`, `image:about`, `fact:formed`.

In a text, `href="page:/about/"` becomes a Wagtail page link, which follows the page when it moves,
and `<a href="fact:formed">words</a>` becomes the fact: the words only help whoever reads the seed.
"""

import re
from collections.abc import Mapping
from typing import Any

from django.core.management.base import CommandError

FACT_LINK = re.compile(r'<a href="fact:([^"]+)">[^<]*</a>')
PAGE_HREF = re.compile(r'href="page:([^"]+)"')


class References:
    """Finds keys of pages by address, of images by name, of facts by their own key, and of what
    pages are found by (`topic:screening`, `area:hackney`) by slug."""

    def __init__(
        self,
        pages: Mapping[str, int],
        images: Mapping[str, int],
        facts: Mapping[str, int] | None = None,
        found_by: Mapping[str, Mapping[str, int]] | None = None,
    ) -> None:
        self.pages = pages
        self.images = images
        self.facts = facts or {}
        self.found_by = found_by or {}

    def resolve(self, value: Any) -> Any:
        """The same value with every reference in it replaced, however deep it lies."""
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, list):
            return [self.resolve(part) for part in value]
        if isinstance(value, dict):
            # TOML has no "nothing": a page that is not chosen is written as an empty text.
            return {
                key: None if key == "page" and part == "" else self.resolve(part)
                for key, part in value.items()
            }
        return value

    def _text(self, text: str) -> Any:
        if text.startswith("page:"):
            return self.page(text.removeprefix("page:"))
        if text.startswith("image:"):
            return self.image(text.removeprefix("image:"))
        if text.startswith("fact:"):
            return self.fact(text.removeprefix("fact:"))
        kind, _, slug = text.partition(":")
        if kind in self.found_by:
            return self.label(kind, slug)
        text = FACT_LINK.sub(
            lambda m: f'<embed embedtype="fact" id="{self.fact(m.group(1))}"/>', text
        )
        return PAGE_HREF.sub(lambda m: f'linktype="page" id="{self.page(m.group(1))}"', text)

    def page(self, address: str) -> int:
        if address not in self.pages:
            raise CommandError(f"The seed refers to the page {address}, which it does not have.")
        return self.pages[address]

    def image(self, name: str) -> int:
        if name not in self.images:
            raise CommandError(f"The seed refers to the picture {name}, which it does not have.")
        return self.images[name]

    def fact(self, key: str) -> int:
        if key not in self.facts:
            raise CommandError(f"The seed refers to the fact {key}, which it does not have.")
        return self.facts[key]

    def label(self, kind: str, slug: str) -> int:
        if slug not in self.found_by[kind]:
            raise CommandError(f"The seed refers to the {kind} {slug}, which it does not have.")
        return self.found_by[kind][slug]
