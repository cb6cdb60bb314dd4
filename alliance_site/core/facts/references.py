"""Which facts a page's stored content names, read without asking the database."""

import re
from collections.abc import Iterator

from wagtail.models import Page

from alliance_site.core.pages.references import stored_values

FACT_TAG = re.compile(r"<embed\b[^>]*\bembedtype=\"fact\"[^>]*/>")
FACT_ID = re.compile(r"\bid=\"([^\"]*)\"")
LONGEST_KEY = 18  # digits: more than any database has keys


def as_key(written: object) -> int | None:
    """The primary key that somebody or something has written, if it can be one at all."""
    text = str(written)
    if text.isascii() and text.isdigit() and len(text) <= LONGEST_KEY:
        return int(text)
    return None


def facts_named(page: Page) -> list[int]:
    """Primary keys of the facts in a page's texts and blocks, each once, in their order."""
    return list(dict.fromkeys(_named(page)))


def _named(page: Page) -> Iterator[int]:
    for name, value in stored_values(page):
        if isinstance(value, str):
            for tag in FACT_TAG.findall(value):
                found = FACT_ID.search(tag)
                if found and (key := as_key(found.group(1))) is not None:
                    yield key
        elif name == "fact" and isinstance(value, int):
            yield value
