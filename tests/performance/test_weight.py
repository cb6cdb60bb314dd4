"""The page of figures stays small: its readers are on old phones with little data."""

import gzip

import pytest
from django.test import Client

from alliance_site.core.pages.home import HomePage
from alliance_site.management.seed.waiting_times import plant_what_is_counted
from performance.models import Load, Observation
from performance.showing.standard import MONTHS_SHOWN
from tests import factories
from tests.pages import soup
from tests.performance.made import load, month, observed

pytestmark = pytest.mark.django_db
# With all standards over all months that are shown unasked. What is sent is compressed; how much it
# is before that, and how many elements, is the work of the phone. Each leaves room for a few
# sentences, and none for a third drawing or for words repeated in each cell of the tables.
MOST_SENT, MOST_BYTES, MOST_ELEMENTS = 18_000, 125_000, 2_700


@pytest.fixture
def five_years(home: HomePage) -> None:
    factories.PerformancePageFactory(parent=home)
    plant_what_is_counted()
    Observation.objects.all().delete()
    Load.objects.all().delete()
    by = load()
    for number, code in enumerate(("FDS", "62D", "31D", "31D-FIRST")):
        for place, (organisation, people) in enumerate((("QMF", 1000), ("ENG", 90_000))):
            # Ups and downs without an order, so that nothing is packed better than real figures,
            # and steps up, so that as many months stand out and have a note.
            counts = [
                (people * (50 + n // 15 * 9 + swing) // 100, people + 3 * swing)
                for n in range(MONTHS_SHOWN)
                for swing in [(n * (37 + number) + place * 11) ** 2 % 23]
            ]
            observed(organisation, code, counts, load=by, basis="commissioner")
    Observation.objects.filter(period__gte=month(2025, 4)).update(status="provisional")
    observed("NEL-CCGS", "31D-FIRST", [(600, 650)] * 12, basis="commissioner", until=month(2020, 3))


@pytest.mark.usefixtures("five_years")
def test_all_standards_over_all_months_that_are_shown_are_few_bytes(client: Client) -> None:
    answer = client.get("/performance/")
    main = soup(answer).main
    drawn, months = main.select("figure.alliance-chart"), main("tr")
    assert len(drawn) >= 5
    assert len(months) > 4 * MONTHS_SHOWN
    sent, whole, elements = (
        len(gzip.compress(answer.content, 6)),
        len(answer.content),
        len(soup(answer)(True)),
    )
    assert sent < MOST_SENT
    assert whole < MOST_BYTES
    assert elements < MOST_ELEMENTS
