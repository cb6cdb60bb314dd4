"""A figure feeds the fact register, and core does not know whose it is."""

from datetime import date
from typing import Any

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from alliance_site.core.facts import sources
from alliance_site.core.facts.following import follow_soon
from alliance_site.core.facts.models import Fact
from alliance_site.management.seed.waiting_times import plant_what_is_counted
from performance.figures.facts import read
from tests import factories
from tests.pages import counted
from tests.performance.made import load, observed

pytestmark = pytest.mark.django_db
NHS = "NHS England, Cancer Waiting Times statistics"


@pytest.fixture(autouse=True)
def _reference(db: None) -> None:
    plant_what_is_counted()


def test_what_can_be_followed() -> None:
    offered = {group: dict(figures) for group, figures in sources.on_offer()}

    assert list(offered) == [
        f"{name}, latest month"
        for name in ("28-day Faster Diagnosis Standard", "62-day standard", "31-day standard")
    ]
    of_62_days = offered["62-day standard, latest month"]
    assert of_62_days["waiting-times:62D/QMF"] == "People who live in north east London"
    assert "waiting-times:62D/07L" not in of_62_days


@pytest.mark.parametrize(
    ("shares", "fields", "value", "source"),
    [
        ([70, (403, 538)], {}, "75 in every 100", NHS),
        ([(8496, 10000)], {}, "just under 85 in every 100", NHS),
        ([70], {"status": "provisional"}, "70 in every 100", f"{NHS} (may still change)"),
    ],
)
def test_the_latest_figure(
    shares: list[Any], fields: dict[str, Any], value: str, source: str
) -> None:
    observed("QMF", "62D", shares, basis="commissioner", **fields)
    found = read(["62D/QMF"])["62D/QMF"]

    assert (found.value, found.source_name) == (value, source)
    assert found.as_at == date(2025, 9, 30)


def test_a_sum_of_ours_says_so_as_a_fact() -> None:
    for code in ("R1H", "RF4", "RQX"):
        observed(code, "62D", [80])

    assert read(["62D/NEL-TRUSTS"])["62D/NEL-TRUSTS"].source_name == f"Our own sum of {NHS}"


@pytest.mark.parametrize("key", ["62D/QMF", "62D/XXX", "XXX/QMF", "nonsense", ""])
def test_no_figure_and_no_such_series(key: str) -> None:
    observed("QMF", "62D", [(0, 0)], basis="commissioner")

    assert read([key]) == {}


def test_a_load_brings_the_facts_up_to_date(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    fact = factories.FactFactory(follows="waiting-times:62D/QMF", value="old")
    with django_capture_on_commit_callbacks() as waiting:
        observed("QMF", "62D", [(403, 538)], basis="commissioner", load=load())
    assert [call.__self__ for call in waiting if hasattr(call, "__self__")] == [follow_soon]

    follow_soon.func()
    assert Fact.objects.get(pk=fact.pk).figure == "75 in every 100"


def test_more_standards_of_an_organisation_cost_no_more_queries() -> None:
    observed("QMF", "62D", [80], basis="commissioner")
    observed("QMF", "FDS", [80], basis="commissioner")
    with counted() as one:
        read(["62D/QMF"])
    with counted() as two:
        assert len(read(["62D/QMF", "FDS/QMF"])) == 2

    assert two.queries == one.queries
