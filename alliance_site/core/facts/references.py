"""Which facts a page's stored content names, read without asking the database."""

import re
from collections.abc import Iterator

from wagtail.models import Page

from alliance_site.core.pages.keys import as_key
from alliance_site.core.pages.references import stored_values

FACT_TAG = re.compile(r"<embed\b[^>]*\bembedtype=\"fact\"[^>]*/>")
FACT_ID = re.compile(r"\bid=\"([^\"]*)\"")


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
