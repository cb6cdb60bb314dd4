"""A video is sent in parts to who asks for a part, and never around its restrictions."""

import pytest
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction

from alliance_site.core.documents import parts
from tests.core.publishing.drafts import document

pytestmark = pytest.mark.django_db

CONTENT = b"content"


@pytest.mark.parametrize(
    ("asked", "part", "said"),
    [
        ("bytes=0-1", CONTENT[:2], "bytes 0-1/7"),
        ("bytes=3-", CONTENT[3:], "bytes 3-6/7"),
        ("bytes=5-900", CONTENT[5:], "bytes 5-6/7"),
        ("bytes=-2", CONTENT[-2:], "bytes 5-6/7"),
        ("bytes=-900", CONTENT, "bytes 0-6/7"),
    ],
)
def test_a_part_of_a_video(client: Client, asked: str, part: bytes, said: str) -> None:
    answer = client.get(document("film.mp4").url, headers={"range": asked})
    assert answer.status_code == 206
    assert answer["Content-Range"] == said
    assert answer.content == part


@pytest.mark.parametrize("asked", ["bytes=7-", "bytes=5-2", "bytes=-0"])
def test_a_part_that_is_not_there(client: Client, asked: str) -> None:
    answer = client.get(document("film.mp4").url, headers={"range": asked})
    assert answer.status_code == 416
    assert answer["Content-Range"] == "bytes */7"


@pytest.mark.parametrize(
    "asked", ["", "bytes=-", "bytes=0-1,3-4", "pages=1-2", "bytes=a-b", f"bytes={'9' * 5000}-"]
)
def test_who_asks_for_no_single_part_gets_the_whole(client: Client, asked: str) -> None:
    answer = client.get(document("film.mp4").url, headers={"range": asked})
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == CONTENT


def test_other_documents_come_whole(client: Client) -> None:
    assert client.get(document("a.txt").url, headers={"range": "bytes=0-1"}).status_code == 200


def test_a_part_of_a_restricted_video_asks_who_you_are(client: Client) -> None:
    hidden = Collection.get_first_root_node().add_child(name="Hidden")
    CollectionViewRestriction.objects.create(collection=hidden, restriction_type="login")
    film = document("film.mp4", collection=hidden)
    assert client.get(film.url, headers={"range": "bytes=0-1"}).status_code == 302


def test_a_long_part_is_sent_piece_by_piece(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "LONGEST", 3)
    answer = client.get(document("film.mp4").url, headers={"range": "bytes=2-"})
    assert (answer["Content-Range"], answer.content) == ("bytes 2-4/7", CONTENT[2:5])
