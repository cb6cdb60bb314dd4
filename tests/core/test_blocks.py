"""Every block shows itself, in a page and in the editor's picker."""

import json
import re
from functools import cache

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail import blocks
from wagtail.admin.icons import get_icons
from wagtail.blocks.struct_block import StructBlockValidationError

from alliance_site.core.blocks import BodyBlock, HelpBlock
from alliance_site.core.blocks.links import LinkBlock
from alliance_site.core.pages.home import HomePage
from alliance_site.core.site.blocks import SocialChannelBlock
from engagement.blocks import AskBlock
from tests import factories
from tests.core.publishing.drafts import document
from tests.pages import soup

BLOCKS: dict[str, blocks.Block] = {**BodyBlock().child_blocks, "ask": AskBlock()}


@cache
def icon_names() -> set[str]:
    """The names in Wagtail's sheet of icons: any other name shows an empty space."""
    return set(re.findall(r'id="icon-([\w-]+)"', get_icons()))


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_tells_editors_what_it_is_for(name: str) -> None:
    block = BLOCKS[name]
    assert block.get_description(), name
    assert block.meta.icon in icon_names(), name
    assert block.is_previewable, name


@pytest.mark.django_db
@pytest.mark.parametrize("name", BLOCKS)
def test_the_picker_previews_a_block(client: Client, name: str) -> None:
    client.force_login(factories.UserFactory(is_superuser=True))
    response = client.get("/admin/block-preview/", {"id": BLOCKS[name].definition_prefix})
    page = soup(response)
    assert response.status_code == 200
    assert "nhsuk-frontend" in str(page.head)
    assert page.main.get_text(strip=True), name


def test_help_takes_fewer_blocks_than_a_body() -> None:
    assert set(HelpBlock().child_blocks) < set(BodyBlock().child_blocks)


@pytest.mark.parametrize(
    "value",
    [
        {"text": "Both", "page": None, "url": ""},
        {"text": "None", "page": "a page", "url": "https://example.org/"},
    ],
)
def test_a_link_leads_to_one_place(value: dict, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks.StructBlock, "clean", lambda self, value: value)
    with pytest.raises(StructBlockValidationError) as error:
        LinkBlock().clean(value)
    assert "one of the two" in str(error.value.block_errors["page"])


def test_another_channel_needs_a_name() -> None:
    block = SocialChannelBlock()
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"channel": "other", "name": "", "url": "https://a.org/"}))
    assert block.clean(block.to_python({"channel": "x", "name": "", "url": "https://a.org/"}))


@pytest.mark.django_db
def test_a_table_is_a_table_to_everybody(client: Client, home: HomePage) -> None:
    value = {
        "caption": "Screening",
        "columns": [{"type": "text", "heading": "Who"}, {"type": "text", "heading": "When"}],
        "rows": [{"values": ["Everybody", "Every 2 years"]}],
    }
    body = json.dumps([{"type": "table", "value": value}])
    factories.StandardPageFactory(parent=home, slug="table", body=body)
    table = soup(client.get("/table/")).table
    assert table.caption.get_text(strip=True) == "Screening"
    assert [th.get_text() for th in table("th", scope="col")] == ["Who", "When"]
    assert "Every 2 years" in table.tbody.get_text()


@pytest.mark.django_db
@pytest.mark.parametrize(("decorative", "alt"), [(False, "A bridge"), (True, "")])
def test_a_picture_has_its_words_or_says_that_it_needs_none(
    client: Client, home: HomePage, decorative: bool, alt: str
) -> None:
    image = {"image": factories.ImageFactory().pk, "alt_text": "A bridge", "decorative": decorative}
    value = {"image": image, "caption": "Below"}
    body = json.dumps([{"type": "figure_image", "value": value}])
    factories.StandardPageFactory(parent=home, slug="picture", body=body)
    figure = soup(client.get("/picture/")).figure
    assert figure.img["alt"] == alt
    assert figure.figcaption.get_text() == "Below"


@pytest.mark.django_db
def test_a_video_is_ours_with_captions_and_a_transcript(client: Client, home: HomePage) -> None:
    value = {
        "title": "How it works",
        "video": document("film.mp4").pk,
        "captions": document("film.vtt").pk,
        "poster": factories.ImageFactory().pk,
        "transcript": "<p>A nurse speaks.</p>",
    }
    body = json.dumps([{"type": "video", "value": value}])
    factories.StandardPageFactory(parent=home, slug="video", body=body)
    page = soup(client.get("/video/"))
    video = page.video
    assert video["poster"].startswith("/media/")
    assert "How it works" in page.figcaption.get_text()
    assert "A nurse speaks." in page.details.get_text()
    for address, kind in ((video.source["src"], "video/mp4"), (video.track["src"], "text/vtt")):
        answer = client.get(address)
        assert answer["Content-Type"].startswith(kind)
        assert answer["Content-Disposition"].startswith("inline")


HEADED = [name for name, block in BLOCKS.items() if "heading" in getattr(block, "child_blocks", {})]


@pytest.mark.django_db
@pytest.mark.parametrize("name", HEADED)
def test_the_heading_of_a_block_is_a_main_heading(client: Client, name: str) -> None:
    """The publishing gate relies on it when it looks for levels that are skipped."""
    client.force_login(factories.UserFactory(is_superuser=True))
    page = soup(client.get("/admin/block-preview/", {"id": BLOCKS[name].definition_prefix}))
    assert page.main.find(["h1", "h2", "h3", "h4"]).name == "h2"
