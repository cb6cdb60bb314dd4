"""Sends a part of a video: iPhones play none that comes only as a whole."""

import re

from django.http import HttpRequest, HttpResponse

from alliance_site.core.documents.models import CustomDocument

# One part; who asks for several at once is sent the whole file, as the standard allows.
ONE_PART = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
# A longer part is sent up to here: the player asks for the next when it needs it.
LONGEST = 1024 * 1024


def part_of_video(document: CustomDocument, request: HttpRequest) -> HttpResponse | None:
    """The part that was asked for, or None where Wagtail sends the whole file."""
    asked = ONE_PART.fullmatch(request.headers.get("range", ""))
    is_video = document.content_type.startswith("video/")
    if not asked or not any(asked.groups()) or not is_video or "if-range" in request.headers:
        return None
    size = document.file.size
    start, end = _bounds(asked.group(1), asked.group(2), size)
    if start > end:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    with document.file.open("rb") as file:
        file.seek(start)
        part = file.read(end - start + 1)
    headers = {"Content-Range": f"bytes {start}-{end}/{size}", "Accept-Ranges": "bytes"}
    return HttpResponse(part, status=206, content_type=document.content_type, headers=headers)


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    """Both ends counted from 0 and included; "-500" asks for the last 500 bytes."""
    start = int(first) if first else max(size - int(last), 0)
    end = min(int(last), size - 1) if first and last else size - 1
    return start, min(end, start + LONGEST - 1)
