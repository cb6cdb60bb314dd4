"""Rich text for a mail: with whole addresses as HTML, and as plain text that reads well."""

import textwrap
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from markupsafe import Markup
from wagtail.rich_text import expand_db_html

from alliance_site.core.seo.head import absolute

WIDTH = 72


def html_for_mail(source: str) -> Markup:
    """The same text with whole addresses: a mail stands on no website."""
    tree = BeautifulSoup(expand_db_html(source), "html.parser")
    for anchor in tree.find_all("a"):
        if address := str(anchor.get("href") or ""):
            anchor["href"] = absolute(address)
        else:
            anchor.unwrap()
    for marked in tree.select("[data-block-key]"):
        del marked["data-block-key"]
    return Markup(tree)  # noqa: S704 (cleaned when it was saved)


def text_of(html: str) -> str:
    """Lines of at most 72 characters; each address on a line of its own, below its words."""
    tree = BeautifulSoup(html, "html.parser")
    return "\n\n".join(part for part in _parts(tree) if part)


def wrapped(words: str, first: str = "", rest: str = "") -> str:
    return textwrap.fill(
        " ".join(words.split()),
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _parts(tree: Tag) -> Iterator[str]:
    for child in tree.children:
        if not isinstance(child, Tag):
            yield wrapped(str(child))
        elif child.name in ("ul", "ol"):
            items = enumerate(child.find_all("li", recursive=False), start=1)
            marks = ((f"{n}. " if child.name == "ol" else "* ", item) for n, item in items)
            yield "\n".join(_with_addresses(item, mark) for mark, item in marks)
        else:
            yield _with_addresses(child)


def _with_addresses(part: Tag, mark: str = "") -> str:
    for line_break in part.find_all("br"):
        line_break.replace_with(" ")
    indent = " " * len(mark)
    lines = [wrapped(part.get_text(), mark, indent)]
    lines += [f"{indent}{anchor['href']}" for anchor in part.find_all("a", href=True)]
    return "\n".join(lines)
