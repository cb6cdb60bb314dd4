"""Five minutes of a communications officer: a news item, from nothing to live at its time."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
import time_machine
from PIL import Image
from playwright.sync_api import Page, expect
from wagtail.models import Page as WagtailPage

from alliance_site.core.clock.models import JobRun
from alliance_site.core.clock.ticking import tick
from alliance_site.core.roles.names import PUBLISHER
from tests.browser.conftest import Site
from tests.browser.people import log_in
from tests.browser.writing import (
    choose_fact,
    choose_with_slash,
    expect_stored,
    name_page,
    press,
    text_of,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

TITLE = "A bus for lung checks comes to Newham"
ADDRESS = "/news/a-bus-for-lung-checks-comes-to-newham/"
DESCRIPTION = "A teal bus in front of a market hall."
# Far enough ahead that the editor takes it, whatever day the tests run.
GOES_LIVE = (datetime.now(UTC) + timedelta(days=40)).replace(hour=9, minute=0, second=0)


def picture() -> bytes:
    written = BytesIO()
    Image.new("RGB", (1200, 800), "#1d8a80").save(written, "PNG")
    return written.getvalue()


def write(page: Page) -> None:
    """A title, a summary, a picture without words, a heading that skips a level, and a fact."""
    name_page(page, TITLE)
    page.get_by_role("textbox", name="Summary").fill("A bus comes. Here is who can get a check.")
    page.get_by_role("button", name="Choose an image").click()
    window = page.get_by_role("dialog")
    window.get_by_role("tab", name="Upload").click()
    window.locator("input[type=file]").set_input_files(
        {"name": "bus.png", "mimeType": "image/png", "buffer": picture()}
    )
    window.get_by_role("textbox", name="Title").fill("The bus")
    window.get_by_role("button", name="Upload").click()
    expect(window).to_have_count(0)
    page.get_by_role("button", name="Insert a block").first.click()
    page.locator(".w-combobox__option", has_text="Text").first.click()
    text_of(page).click()
    choose_with_slash(page, "h3", "Heading 3")
    page.keyboard.type("Who can come")
    page.keyboard.press("Enter")
    page.keyboard.type("The checks are for people aged ")
    choose_with_slash(page, "fact", "Fact: a figure")
    choose_fact(page, "lung", "Ages for lung screening")
    expect_stored(page, "people aged 55 to 74")


def mend(page: Page, editor: str) -> None:
    """Describes the picture in the library, and makes the heading one of the second level."""
    chosen = page.locator("#panel-child-content-image-section")
    chosen.get_by_role("button", name="Actions").click()
    with page.expect_popup() as opened:
        page.locator("[data-chooser-edit-link]").click()
    library = opened.value
    library.get_by_role("textbox", name="Description").fill(DESCRIPTION)
    library.get_by_role("button", name="Save").click()
    expect(library.locator(".messages")).to_contain_text("updated")
    library.close()
    page.goto(editor)
    text_of(page).get_by_text("Who can come").click()
    page.keyboard.press("Control+Alt+2")
    expect_stored(page, '"Who can come","type":"header-two"')


def schedule(page: Page) -> None:
    page.get_by_role("button", name="Toggle status").click()
    page.get_by_role("button", name="Set schedule").click()
    window = page.get_by_role("dialog")
    window.get_by_label("Go live date/time").fill(GOES_LIVE.strftime("%d/%m/%Y %H:%M"))
    window.get_by_role("button", name="Save schedule").click()


def news_item() -> WagtailPage:
    return WagtailPage.objects.get(title=TITLE)


def test_from_a_blank_page_to_live_at_its_time(page: Page, site: Site) -> None:
    log_in(page, site, name="petra", role=PUBLISHER)
    news = site.run(lambda: WagtailPage.objects.get(slug="news").pk)
    page.goto(f"/admin/pages/add/news/newspage/{news}/")
    write(page)

    press(page, "Publish")  # too early: the gate stops it, and keeps all that was typed
    refusal = page.locator(".messages")
    expect(refusal).to_contain_text("is not published yet. Your draft is saved.")
    expect(refusal).to_contain_text("has no description")
    expect(refusal).to_contain_text("“Who can come” (H3) skips a level")
    expect(page.locator(".w-field__errors", has_text="skips a level").first).to_be_visible()
    expect(text_of(page)).to_contain_text("people aged 55 to 74")
    assert not site.run(news_item).live

    mend(page, f"/admin/pages/{site.run(news_item).pk}/edit/")
    schedule(page)
    press(page, "Schedule to publish")
    expect(page.locator(".messages")).to_contain_text("scheduled for publishing")
    expect(page.locator(".messages")).to_contain_text("waits for its check")
    page.goto("/admin/")
    expect(page.locator("#scheduled-section")).to_contain_text(TITLE)

    site.run(tick)  # the clock knows its jobs; nothing is due
    assert page.goto(ADDRESS).status == 404
    with time_machine.travel(GOES_LIVE + timedelta(minutes=1)):
        site.run(tick)
        assert site.run(lambda: JobRun.objects.get(name="publish").error) == ""
    page.goto(ADDRESS)
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.get_by_role("heading", level=2, name="Who can come")).to_be_visible()
    expect(page.get_by_role("img", name=DESCRIPTION)).to_be_visible()
    expect(page.locator("main .alliance-fact")).to_have_text("55 to 74")
    expect(page.locator(".alliance-sources")).to_contain_text("Ages for lung screening")
