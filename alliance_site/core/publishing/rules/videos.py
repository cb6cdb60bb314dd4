"""A video can be read by who cannot hear it, and by who cannot see it."""

from collections.abc import Iterator

from django.utils.html import strip_tags

from alliance_site.core.blocks.media import CAPTION_KINDS, VIDEO_KINDS, VideoBlock
from alliance_site.core.publishing.content import Content, Piece
from alliance_site.core.publishing.problems import Problem, Severity


def check(content: Content) -> Iterator[Problem]:
    for piece in content.pieces:
        if isinstance(piece.block, VideoBlock) and piece.value:
            for part, message in _of_video(piece, content):
                yield Problem(Severity.REFUSAL, message, piece.field, (*piece.path, part))


def _of_video(piece: Piece, content: Content) -> Iterator[tuple[str, str]]:
    # A file that is deleted is a link that leads nowhere: another rule says so.
    if not piece.value.get("video"):
        yield "video", "This video has no file. Choose one, or take the block out."
    elif _is_another_kind(content, piece.value["video"], VIDEO_KINDS):
        yield "video", "This file is not a video that browsers play. Upload it as MP4 or WebM."
    if not piece.value.get("captions"):
        yield "captions", "This video has no captions. Upload a captions file (VTT) and choose it."
    elif _is_another_kind(content, piece.value["captions"], CAPTION_KINDS):
        yield "captions", "This file holds no captions. Choose a file whose name ends in .vtt."
    if not strip_tags(piece.value.get("transcript") or "").strip():
        yield "transcript", "This video has no transcript. Write what is said and what is shown."


def _is_another_kind(content: Content, key: int, kinds: tuple[str, ...]) -> bool:
    document = content.documents.get(key)
    return document is not None and document.file_extension.lower() not in kinds
