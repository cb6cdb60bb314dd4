"""A day in the editor: log in, change a page, publish, and see it on the site."""

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect
from wagtail.blocks import Block
from wagtail.fields import StreamField
from wagtail.models import Page as WagtailPage
from wagtail.models import get_page_models

from alliance_site.core.roles.names import PUBLISHER
from tests.browser.conftest import Site
from tests.browser.people import log_in
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def logged_in(page: Page, site: Site) -> None:
    log_in(page, site, name="petra", role=PUBLISHER)


@pytest.mark.browser
@pytest.mark.usefixtures("logged_in")
def test_a_publisher_changes_a_page(page: Page, site: Site, complaints: list[str]) -> None:
    key = site.run(lambda: WagtailPage.objects.get(slug="about").pk)
    page.goto(f"/admin/pages/{key}/edit/")
    page.locator("#id_title").fill("Who we are")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_role("status").or_(page.locator(".messages"))).to_contain_text("published")

    page.goto("/about/")

    expect(page.get_by_role("heading", level=1)).to_have_text("Who we are")
    page.get_by_role("button", name="View Wagtail quick actions").click()
    expect(page.get_by_role("menuitem", name="Edit this page")).to_be_visible()
    assert complaints == []


@pytest.mark.browser
@pytest.mark.usefixtures("logged_in")
def test_the_block_picker_shows_what_a_block_looks_like(
    page: Page, site: Site, complaints: list[str]
) -> None:
    key = site.run(lambda: WagtailPage.objects.get(slug="privacy").pk)
    page.goto(f"/admin/pages/{key}/edit/")

    page.get_by_role("button", name="Insert a block").first.click()
    quotation = page.locator(".w-combobox__option-row", has_text="Quotation")
    quotation.get_by_role("button", name="Preview").click()

    preview = page.frame_locator(".w-combobox-preview__iframe")
    expect(preview.locator(".alliance-quote")).to_be_visible()
    assert complaints == []


def blocks_of_all_pages() -> list[Block]:
    fields = (field for model in get_page_models() for field in model._meta.get_fields())
    streams = (field.stream_block for field in fields if isinstance(field, StreamField))
    return [block for stream in streams for block in stream.child_blocks.values()]


def test_every_block_has_a_preview(site: Site) -> None:
    def failures() -> dict[str, int]:
        client = Client()
        client.force_login(UserFactory(is_superuser=True))
        address = reverse("wagtailadmin_block_preview")
        answers = {
            block.label: client.get(address, {"id": block.definition_prefix})
            for block in blocks_of_all_pages()
        }
        return {name: a.status_code for name, a in answers.items() if a.status_code != 200}

    assert [block.label for block in blocks_of_all_pages() if not block.is_previewable] == []
    assert site.run(failures) == {}
