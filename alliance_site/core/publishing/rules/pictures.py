"""Who cannot see a picture hears its words, or it is marked as decorative."""

from collections.abc import Iterator

from wagtail.images.blocks import ImageBlock

from alliance_site.core.publishing.content import Content, Piece
from alliance_site.core.publishing.problems import Problem, Severity
from alliance_site.core.publishing.targets import picture_key

GONE = "This picture is no longer in the image library. Choose another picture."
NO_WORDS = (
    "This picture has no words for people who cannot see it. Say in one sentence what it shows, "
    "or mark it as decorative."
)


def check(content: Content) -> Iterator[Problem]:
    yield from _page_picture(content)
    for piece in content.pieces:
        key = picture_key(piece)
        if key and key not in content.images:
            yield _problem(piece, "image", GONE)
        elif key and isinstance(piece.block, ImageBlock) and not _has_words(piece):
            yield _problem(piece, "alt_text", NO_WORDS)


def _page_picture(content: Content) -> Iterator[Problem]:
    key = getattr(content.page, "image_id", None)
    if not key:
        return
    image = content.images.get(key)
    if image is None:
        yield Problem(Severity.REFUSAL, GONE, "image")
    elif not image.description.strip():
        yield Problem(
            Severity.REFUSAL,
            f"The picture “{image.title}” has no description for people who cannot see it. "
            "Open it in the image library and write what it shows.",
            "image",
        )


def _has_words(piece: Piece) -> bool:
    # A bare key was stored before the block had words: it takes those of the library's picture.
    if not isinstance(piece.value, dict):
        return True
    return bool(piece.value.get("decorative") or (piece.value.get("alt_text") or "").strip())


def _problem(piece: Piece, part: str, message: str) -> Problem:
    in_parts = isinstance(piece.block, ImageBlock)
    path = (*piece.path, part) if in_parts else piece.path
    return Problem(Severity.REFUSAL, message, piece.field, path)
