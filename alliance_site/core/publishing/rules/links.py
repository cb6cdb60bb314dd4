"""A link says where it leads, and leads to something that is there."""

import re
from collections.abc import Iterator

from alliance_site.core.links.inside import problem_at
from alliance_site.core.links.reading import own_path
from alliance_site.core.publishing.content import Content, Link
from alliance_site.core.publishing.problems import Problem, Severity

SAYS_NOTHING = {
    "", "click", "click here", "find out more", "here", "learn more", "link", "more", "read more",
    "see more", "this link", "this page",
}  # fmt: skip
# "www.…", "https://…" and "example.org/page". "GOV.UK" is a name, and people know it.
BARE_ADDRESS = re.compile(r"(?:[a-z][a-z+]*://|www\.)\S+|(?:[\w-]+\.)+[a-z]{2,}/\S*", re.IGNORECASE)
NOT_LETTERS = re.compile(r"[\W_]+")


def check(content: Content) -> Iterator[Problem]:
    for link in content.links:
        if message := _of_words(link) or _of_target(link, content):
            yield Problem(Severity.REFUSAL, message, link.field, link.path)


def _of_words(link: Link) -> str:
    if link.text is None:
        return ""
    if NOT_LETTERS.sub(" ", link.text).strip().lower() in SAYS_NOTHING:
        return (
            f"The link “{link.text}” does not say where it leads. "
            "Use words that say what people find there."
        )
    if BARE_ADDRESS.fullmatch(link.text.strip()):
        return (
            f"The link “{link.text}” is a bare address. "
            "Use words that say what people find there, and link those."
        )
    return ""


def _of_target(link: Link, content: Content) -> str:
    named = f"The link “{link.text}”" if link.text else "This link"
    if link.page is not None and link.page not in content.pages:
        return (
            f"{named} leads to a page that is deleted or not published. "
            "Publish that page first, choose another page, or take the link out."
        )
    if link.document is not None and link.document not in content.documents:
        return (
            f"{named} leads to a document that is deleted. "
            "Choose another document, or take the link out."
        )
    path = own_path(link.address)
    if path and (problem := problem_at(path)):
        return (
            f"{named} leads to {path}. {problem}. "
            "Choose the page with “Internal link”, or take the link out."
        )
    return ""
