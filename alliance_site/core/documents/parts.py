"""Sends a part of a video: iPhones play none that comes only as a whole."""

import re
from collections.abc import Iterator
from typing import IO

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

from alliance_site.core.documents.models import CustomDocument

# One part; who asks for several at once is sent the whole file, as the standard allows.
ONE_PART = re.compile(r"bytes=(\d*)-(\d*)")
CHUNK = 64 * 1024
WHOLE = None


def part_of_video(document: CustomDocument, request: HttpRequest) -> HttpResponseBase | None:
    """The part that was asked for, or None where Wagtail sends the whole file."""
    asked = ONE_PART.fullmatch(request.headers.get("range", ""))
    is_video = document.content_type.startswith("video/")
    if not asked or not any(asked.groups()) or not is_video or "if-range" in request.headers:
        return WHOLE
    size = document.file.size
    start, end = _bounds(*asked.groups(), size)
    if start > end:
        refused = HttpResponse(status=416)
        refused["Content-Range"] = f"bytes */{size}"
        return refused
    sent = StreamingHttpResponse(
        _chunks(document.file.open("rb"), start, end - start + 1),
        status=206,
        content_type=document.content_type,
    )
    sent["Content-Range"] = f"bytes {start}-{end}/{size}"
    sent["Content-Length"] = str(end - start + 1)
    sent["Accept-Ranges"] = "bytes"
    return sent


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    """Both ends counted from 0 and included; "-500" asks for the last 500 bytes."""
    if not first:
        return max(size - int(last), 0), size - 1
    return int(first), min(int(last), size - 1) if last else size - 1


def _chunks(file: IO[bytes], start: int, left: int) -> Iterator[bytes]:
    with file:
        file.seek(start)
        while left > 0 and (chunk := file.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk
