"""Headings go down one level at a time: people who listen to a page find their way by them."""

from collections.abc import Iterator

from wagtail.blocks import StructBlock

from alliance_site.core.publishing.content import Content, Piece
from alliance_site.core.publishing.problems import Problem, Severity

LEVELS = ["h1", "h2", "h3", "h4", "h5", "h6"]
# By the house's templates a block's own `heading` is a main heading of the page.
OF_A_BLOCK = 2


def check(content: Content) -> Iterator[Problem]:
    """Each field starts below the page's title, which is the one heading of level 1."""
    field, level = "", 1
    for piece in content.pieces:
        if piece.field != field:
            field, level = piece.field, 1
        for found, words in _headings(piece):
            if found > level + 1:
                yield Problem(Severity.REFUSAL, _message(words, found, level), field, piece.path)
            level = found


def _headings(piece: Piece) -> Iterator[tuple[int, str]]:
    if piece.is_rich_text:
        for heading in piece.markup.find_all(LEVELS):
            words = heading.get_text(" ", strip=True)
            if words:
                yield int(heading.name[1]), words
    elif words := _own_heading(piece):
        yield OF_A_BLOCK, words


def _own_heading(piece: Piece) -> str:
    # A picture is a struct too, and may be stored as a bare key.
    has_parts = isinstance(piece.block, StructBlock) and isinstance(piece.value, dict)
    return piece.value.get("heading") or "" if has_parts else ""


def _message(words: str, found: int, level: int) -> str:
    return (
        f"The heading “{words}” (H{found}) skips a level. Make it H{level + 1}, "
        f"or put a heading H{level + 1} above it."
    )
