"""Turns the seed's own references into keys: `page:/about/` and `image:about`.

In a text, `href="page:/about/"` becomes a Wagtail page link, which follows the page when it moves.
"""

import re
from collections.abc import Mapping
from typing import Any

from django.core.management.base import CommandError

PAGE_HREF = re.compile(r'href="page:([^"]+)"')


class References:
    """Finds keys of pages by address and of images by name."""

    def __init__(self, pages: Mapping[str, int], images: Mapping[str, int]) -> None:
        self.pages = pages
        self.images = images

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
        return PAGE_HREF.sub(lambda m: f'linktype="page" id="{self.page(m.group(1))}"', text)

    def page(self, address: str) -> int:
        if address not in self.pages:
            raise CommandError(f"The seed refers to the page {address}, which it does not have.")
        return self.pages[address]

    def image(self, name: str) -> int:
        if name not in self.images:
            raise CommandError(f"The seed refers to the picture {name}, which it does not have.")
        return self.images[name]
