"""Pictures that are not what they say: a clear word at the field, and the site goes on."""

import struct
import zlib
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from alliance_site.core.images.models import CustomImage
from tests import factories
from tests.pages import soup

pytestmark = pytest.mark.django_db


def picture(size: tuple[int, int], kind: str = "PNG") -> bytes:
    written = BytesIO()
    Image.new("1" if kind == "PNG" else "RGB", size).save(written, kind)
    return written.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    """A small file whose header claims a size that its data do not have."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + data


def upload(client: Client, content: bytes, name: str = "picture.png") -> tuple[int, str]:
    client.force_login(factories.UserFactory(is_superuser=True))
    file = SimpleUploadedFile(name, content, "image/png")
    response = client.post("/admin/images/add/", {"title": "A picture", "file": file, "tags": ""})
    return response.status_code, soup(response).get_text(" ", strip=True)


def test_a_picture_is_taken(client: Client) -> None:
    assert upload(client, picture((300, 200)))[0] == 302
    assert CustomImage.objects.get().width == 300


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (picture((12_000, 11_000)), "huge.png", "too large"),
        (png_that_claims(30_000, 30_000), "claims.png", "cannot be read as a picture"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "false.png", "cannot be read as a picture"),
        (picture((300, 200))[:60], "short.png", "cannot be read as a picture"),
        (b"<svg onload='alert(1)'></svg>", "drawing.svg", "Not a supported image format"),
        (png_that_claims(9_000, 9_000), "large.png", "too large: 81 megapixels"),
        (b"MZ not a picture", "program.png", "not"),
        (b"", "empty.png", "empty"),
    ],
)
def test_what_is_no_picture_is_refused_with_a_word(
    client: Client, content: bytes, name: str, words: str
) -> None:
    status, text = upload(client, content, name)
    assert status == 200
    assert words in text
    assert not CustomImage.objects.exists()
