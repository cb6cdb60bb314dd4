"""The guide for editors: one text, docs/editors-guide.md, for the repository and for the admin."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token
from PIL import Image

# Without raw HTML: what the guide says is drawn as it is written.
MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


def _folder() -> Path:
    return Path(settings.BASE_DIR) / "docs"


@dataclass(frozen=True)
class Guide:
    """The guide as HTML, and its headings: the mark of each with its words."""

    body: SafeString
    contents: dict[str, str]


def guide() -> Guide:
    """The guide, without its first heading, which the screen itself shows."""
    text = (_folder() / "editors-guide.md").read_text(encoding="utf-8")
    _, _, body = text.partition("\n")
    tokens, contents = MARKDOWN.parse(body), {}
    for token, words in pairwise(tokens):
        if token.type == "heading_open":
            mark = slugify(words.content)
            token.attrSet("id", mark)
            contents[mark] = words.content
        for part in token.children or []:
            if part.type == "image":
                _keep_room(part)
    html = MARKDOWN.renderer.render(tokens, MARKDOWN.options, {})
    return Guide(mark_safe(html), contents)  # noqa: S308 (our own file, raw HTML switched off)


def _keep_room(part: Token) -> None:
    """Tells a picture's size before it is there, so that nothing moves below the reader's eyes."""
    with Image.open(_folder() / str(part.attrGet("src"))) as shown:
        part.attrSet("width", str(shown.width))
        part.attrSet("height", str(shown.height))


def picture(request: HttpRequest, name: str) -> FileResponse:
    """A screenshot of the guide; its address is what the text says: pictures/NAME.png."""
    path = _folder() / "pictures" / f"{name}.png"
    if not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), content_type="image/png")
