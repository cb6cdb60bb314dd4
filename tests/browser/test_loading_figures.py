"""An analyst chooses a file with an error, reads which row, chooses the right one, sees what it
brings, loads it, and undoes it: with the keyboard, wide and on a telephone. The page of figures,
its sentence, and the chart of a news item follow."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from alliance_site.core.roles.names import ANALYST
from news.models import NewsIndexPage
from performance.models import Load, Observation
from tests import factories
from tests.browser.conftest import Site
from tests.browser.people import log_in
from tests.performance.importing import building

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

MONTH = {"month": "May-26", "on_front": "May 2026", "status": "Provisional"}
NAME = "MAY-2026-CWT-CRS-PROVIDER-WORKBOOK-PROVISIONAL.xlsx"
WIDTHS = (1280, 360)
FIGURE = "waiting-times:R1H/62D"
CHOSEN, NEWS = "/performance/?organisation=R1H&standard=62D", "/news/how-long/"
# Of the page's own content: the frame around it is Wagtail's.
CONTENT = ".load-screen"


def looks_fine(page: Page) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found = Axe().run(page, context=CONTENT)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})


def choose(page: Page, path: Path) -> None:
    page.goto("/admin/figures/load/")
    page.get_by_label("Files").set_input_files(path)
    press(page, "Look at the files")


def press(page: Page, button: str) -> None:
    found = page.get_by_role("button", name=button)
    found.focus()
    found.press("Enter")


def spoil(book: Any) -> None:
    book["62-DAY (ALL CANCER)"]["F12"] = "forty"


def in_force(site: Site) -> list[str]:
    def look() -> list[str]:
        rows = Observation.objects.filter(period="2026-05-01", replaced_by=None)
        return list(rows.values_list("organisation__code", flat=True).distinct())

    return sorted(site.run(look))


def write_news() -> None:
    """A news item with a figure that follows, and a chart."""
    chosen = {"live_figure_key": FIGURE, "month": ""}
    item = factories.news(
        NewsIndexPage.objects.get(),
        title="How long people wait",
        slug="how-long",
        body=[("live_figure", chosen), ("live_chart", chosen)],
    )
    item.save_revision().publish()


def told(page: Page) -> list[bool]:
    """Whether the new month is on the page of figures, in the figure and in the chart of a news
    item, and in the open data."""
    page.goto(CHOSEN)
    sentence = page.get_by_text("190 of 246.5 people started treatment within 62 days").count()
    page.goto(NEWS)
    figure = page.locator(".alliance-figure").inner_text()
    table = page.locator("main table").first.text_content() or ""
    data = page.request.get("/performance/data/R1H/62D.json").json()
    return [
        sentence > 0,
        "May 2026" in figure,
        "May 2026" in table,
        "2026-05" in {month["period"] for month in data["series"]},
    ]


def test_a_month_is_loaded_and_undone(page: Page, site: Site, tmp_path: Path) -> None:
    site.run(write_news)
    assert told(page) == [False] * 4
    log_in(page, site, name="ana", role=ANALYST)
    choose(page, building.monthly(tmp_path, NAME, edit=spoil, **MONTH))
    expect(page.get_by_role("row", name="row 12")).to_contain_text("TOTAL is “forty”")
    expect(page.get_by_role("button", name="Load 40 figures")).to_have_count(0)
    looks_fine(page)

    choose(page, building.monthly(tmp_path, NAME, **MONTH))
    expect(page.get_by_role("row", name="R1H 62D: All cancers")).to_contain_text("190 of 246.5")
    looks_fine(page)
    press(page, "Load 40 figures")
    expect(page.locator(".messages")).to_contain_text("40 figures added")
    assert in_force(site) == ["ENG", "R1H", "RF4", "RQX"]
    loads = page.url
    assert told(page) == [True] * 4

    page.goto(loads)
    page.get_by_role("link", name=NAME).first.press("Enter")
    page.get_by_role("link", name="Undo this load").press("Enter")
    expect(page.get_by_role("heading", name=f"Undo {NAME}?")).to_be_visible()
    looks_fine(page)
    press(page, "Yes, undo it")
    expect(page.locator(".messages")).to_contain_text("40 figures of")
    assert in_force(site) == []
    assert told(page) == [False] * 4
    assert site.run(Load.objects.filter(undone_at=None).count) == 1, "the seed's own"
