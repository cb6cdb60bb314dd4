"""Pages at 400% zoom, with people's own text spacing, in forced colours, and on paper."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.addresses import EVERYTHING, PAGES

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def script(name: str) -> str:
    """A question to a page: it answers with what is wrong."""
    return (Path(__file__).parent / "scripts" / f"{name}.js").read_text()


SIDEWAYS = script("sideways")
SMALL_TARGETS = script("small_targets")
SPACING = script("spacing")
LOST_TEXT = script("lost_text")
EDGELESS = script("edgeless")
# A window of 1280 by 1024 at 400% zoom: 320 CSS pixels wide, as on the narrowest telephones.
ZOOMED = pytest.mark.browser_context_args(
    viewport={"width": 320, "height": 256}, device_scale_factor=4
)
# What is told apart by its background, where there are backgrounds.
SHAPES = [
    ".nhsuk-header",
    ".nhsuk-button",
    ".nhsuk-input",
    ".nhsuk-tag",
    ".nhsuk-inset-text",
    ".alliance-alert",
    ".alliance-aside",
    ".alliance-ask",
    ".alliance-card",
    ".alliance-figure",
    ".alliance-footer",
    ".alliance-hero",
    ".alliance-steps__step::before",
]


@ZOOMED
def test_pages_fit_at_400_percent_and_with_wider_spacing(
    page: Page, subtests: pytest.Subtests
) -> None:
    for address in EVERYTHING:
        with subtests.test(address=address):
            page.goto(address)
            for summary in page.locator("summary").all():
                summary.click()

            assert page.evaluate(SIDEWAYS) == []
            assert page.evaluate(SMALL_TARGETS) == []

            page.evaluate(SPACING)
            assert page.evaluate(SIDEWAYS) == []
            assert page.evaluate(LOST_TEXT) == []


def test_pages_are_whole_on_a_wide_screen(page: Page, subtests: pytest.Subtests) -> None:
    for address in EVERYTHING:
        with subtests.test(address=address):
            page.goto(address)

            assert page.evaluate(SIDEWAYS) == []
            assert page.evaluate(SMALL_TARGETS) == []
            assert page.evaluate(LOST_TEXT) == []


@pytest.mark.browser_context_args(forced_colors="active")
def test_shapes_keep_an_edge_in_forced_colours(page: Page, subtests: pytest.Subtests) -> None:
    for address in PAGES:
        with subtests.test(address=address):
            page.goto(address)

            assert page.evaluate(EDGELESS, SHAPES) == []


def test_paper_has_all_the_words_and_no_search(page: Page, subtests: pytest.Subtests) -> None:
    page.emulate_media(media="print")
    for address in PAGES:
        with subtests.test(address=address):
            page.goto(address)

            expect(page.get_by_role("searchbox", include_hidden=True)).to_be_hidden()
            for heading in page.locator("main :is(h1, h2, h3)").all():
                expect(heading).to_be_visible()
            for folded in page.locator(".nhsuk-details__text").all():
                expect(folded).to_be_visible()


def test_the_name_can_be_read_on_paper(page: Page) -> None:
    """The header is dark on screen: on paper its words must not stay white."""
    page.goto("/")
    page.emulate_media(media="print")

    name = page.locator(".nhsuk-header__service-name")
    expect(name).to_be_visible()
    expect(name).to_have_css("color", "rgb(0, 0, 0)")


@pytest.mark.browser_context_args(forced_colors="active")
def test_the_mark_keeps_its_ground_in_forced_colours(page: Page) -> None:
    """It is white, and a reader's own colours are often black on white."""
    page.goto("/")

    mark = page.locator(".nhsuk-header__organisation-logo")
    expect(mark).to_have_css("background-color", "rgb(13, 74, 84)")
