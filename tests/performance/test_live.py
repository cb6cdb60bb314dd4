"""Figures that editors place on any page: they follow the data, or stay with their month."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from alliance_site.core.blocks import BodyBlock
from alliance_site.core.live_figures.rules import GONE, NOT_THEN
from alliance_site.core.pages.home import HomePage
from alliance_site.core.publishing.problems import refusals_of
from alliance_site.management.seed.waiting_times import plant_what_is_counted
from performance.models import Load, Observation, Organisation
from tests import factories
from tests.core.publishing.drafts import body
from tests.pages import counted, soup
from tests.performance.made import month, observed

pytestmark = pytest.mark.django_db
OURS = "waiting-times:QMF/62D"


@pytest.fixture(autouse=True)
def figures(home: HomePage) -> None:
    plant_what_is_counted()
    Observation.objects.all().delete()
    Load.objects.all().delete()
    observed("QMF", "62D", [70, (403, 538)], basis="commissioner")
    observed("ENG", "62D", [65, 66], basis="commissioner")


def placed(kind: str, key: str = OURS, of: str = "") -> tuple[str, dict[str, str]]:
    return kind, {"live_figure_key": key, "month": of}


def page_with(*blocks: Any, **fields: Any) -> Any:
    return factories.StandardPageFactory(
        parent=factories.home_page(), slug="placed", body=body(*blocks), **fields
    )


def shown(client: Client) -> Any:
    answer = client.get("/placed/")
    assert answer.status_code == 200
    return soup(answer).main


def test_a_figure_follows_the_data_and_a_pinned_one_stays(client: Client) -> None:
    page_with(placed("live_figure"), placed("live_figure", of="2025-09"))
    before = [one.get_text() for one in shown(client).select(".alliance-figure__value")]
    observed("QMF", "62D", [(88, 100)], basis="commissioner", until=month(2025, 10))
    after = [one.get_text() for one in shown(client).select(".alliance-figure__value")]
    assert before == ["75 in every 100"] * 2
    assert after == ["88 in every 100", "75 in every 100"]
    assert "People who live in north east London, October 2025" in shown(client).get_text()


def test_a_chart_brings_its_numbers_and_its_source(client: Client) -> None:
    page_with(placed("live_chart"), placed("live_chart", of="2025-08"))
    newest, pinned = shown(client).select("figure.alliance-chart")
    assert "75 in every 100" in newest.figcaption.get_text()
    assert "70 in every 100" in pinned.figcaption.get_text()
    assert [len(table.tbody("tr")) for table in shown(client)("table")] == [2, 1]
    assert "Open Government Licence" in shown(client).get_text()


@pytest.mark.parametrize("kind", ["live_figure", "live_chart"])
@pytest.mark.parametrize(
    ("key", "of", "message"),
    [
        ("waiting-times:QMF/FDS", "", GONE),
        ("waiting-times:XYZ/62D", "", GONE),
        ("nobody:QMF/62D", "", GONE),
        ("", "", GONE),
        (OURS, "1999-01", NOT_THEN),
        (OURS, "nonsense", NOT_THEN),
    ],
)
def test_what_is_gone_shows_words_and_is_not_published_again(
    client: Client, kind: str, key: str, of: str, message: str
) -> None:
    page = page_with(placed(kind, key, of))
    assert "is not available" in shown(client).get_text()
    (refusal,) = refusals_of(page)
    assert refusal.message == message
    assert (refusal.field, refusal.path) == ("body", (0,))


def test_a_sound_figure_is_no_problem() -> None:
    assert not refusals_of(page_with(placed("live_figure"), placed("live_chart", of="2025-08")))


def test_many_figures_cost_what_one_costs(client: Client) -> None:
    page = page_with(placed("live_figure"), placed("live_chart"))
    client.get("/placed/")
    with counted() as one:
        shown(client)
    codes = ["R1H", "RF4", "RQX", "NEL-TRUSTS", "ENG"]
    for code in codes[:3]:
        observed(code, "62D", [70, 71])
        observed(code, "FDS", [70, 71])
    figures = [f"waiting-times:{code}/{standard}" for code in codes for standard in ("62D", "FDS")]
    page.body = body(
        *(placed("live_figure", key) for key in figures), placed("live_chart"), placed("live_chart")
    )
    page.save()
    with counted() as many:
        values = shown(client).select(".alliance-figure__value")
    assert len(values) > 7
    assert many.queries == one.queries, str(many)


def test_a_page_without_figures_pays_nothing(client: Client) -> None:
    page_with(("text", "<p>Words</p>"))
    with counted() as cost:
        shown(client)
    assert not any("performance_" in shape for shape in cost.shapes)


def test_months_of_all_organisations_can_be_chosen_and_those_of_the_ones_before_them() -> None:
    observed("R1H", "62D", [71], until=month(2025, 7))
    observed("A3A8R", "62D", [72], basis="commissioner", until=month(2022, 6))
    Organisation.objects.update(is_main=False)
    months = dict(BodyBlock().child_blocks["live_figure"].child_blocks["month"].field.choices)

    assert list(months) == ["", "2025-09", "2025-08", "2025-07", "2022-06"]


def test_editors_choose_by_name_and_a_draft_keeps_what_is_gone() -> None:
    block = BodyBlock().child_blocks["live_figure"]
    choices = dict(block.child_blocks["live_figure_key"].field.choices)
    assert choices[OURS] == "People who live in north east London: 62-day standard"
    months = list(block.child_blocks["month"].field.choices)
    assert months == [
        ("", "Always the newest"),
        ("2025-09", "September 2025"),
        ("2025-08", "August 2025"),
    ]
    Organisation.objects.filter(code="QMF").update(is_shown=False)
    gone = block.to_python({"live_figure_key": OURS, "month": ""})
    with pytest.raises(ValidationError):
        block.clean(gone)
    assert block.clean_deferred(gone)["live_figure_key"] == OURS
