"""What a page asks of a reader's connection: little, and of nobody but the site itself."""

import brotli
import pytest
from playwright.sync_api import Page, Response

from tests.browser.addresses import PAGES, SEARCHES
from tests.browser.conftest import Site

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

LIMIT = 75_000
COUNTED = ("document", "stylesheet", "script")
# Not `wait_for_function`: it polls with eval, which the policy under test forbids.
ALL_PICTURES_CAME = """Promise.all([...document.images].map((image) => image.complete
    || new Promise((done) => { image.onload = image.onerror = done; })))"""
TALLER_THAN_ANY_PAGE = {"width": 1280, "height": 12_000}


@pytest.mark.parametrize("address", [*PAGES, *SEARCHES])
def test_a_page_is_light_quiet_and_calls_nobody_else(
    page: Page, site: Site, complaints: list[str], address: str
) -> None:
    answers: list[Response] = []

    def remember(answer: Response) -> None:
        answers.append(answer)

    page.on("response", remember)
    page.set_viewport_size(TALLER_THAN_ANY_PAGE)  # so that pictures further down come too

    page.goto(address)
    page.evaluate(ALL_PICTURES_CAME)

    assert complaints == []
    assert [answer.url for answer in answers if not answer.url.startswith(f"{site.url}/")] == []
    assert {answer.url: answer.status for answer in answers if answer.status != 200} == {}
    counted = [answer for answer in answers if answer.request.resource_type in COUNTED]
    sizes = {answer.url: weight(answer) for answer in counted}
    assert len(sizes) >= 5  # the page, two style sheets, two scripts
    assert sum(sizes.values()) <= LIMIT, sizes


def weight(answer: Response) -> int:
    """Bytes as a proxy sends them: compressed in passing, less well than could be."""
    return len(brotli.compress(answer.body(), quality=5))
