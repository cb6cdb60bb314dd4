"""The guide for editors: one text, docs/editors-guide.md, for the repository and for the admin."""

from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

# Without raw HTML: what the guide says is drawn as it is written.
MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


def _folder() -> Path:
    return Path(settings.BASE_DIR) / "docs"


def guide() -> SafeString:
    """The guide as HTML, without its first heading, which the screen itself shows."""
    text = (_folder() / "editors-guide.md").read_text(encoding="utf-8")
    _, _, body = text.partition("\n")
    return mark_safe(MARKDOWN.render(body))  # noqa: S308 (our own file, raw HTML switched off)


def picture(request: HttpRequest, name: str) -> FileResponse:
    """A screenshot of the guide; its address is what the text says: pictures/NAME.png."""
    path = _folder() / "pictures" / f"{name}.png"
    if not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), content_type="image/png")
