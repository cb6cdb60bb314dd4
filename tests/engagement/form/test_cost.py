"""Each page costs a fixed, small number of queries, however much there is to choose from."""

import pytest
from django.core.cache import cache

from alliance_site.core.consent.wordings import current_wording
from alliance_site.core.pages.home import HomePage
from engagement.feedback.purposes import CONTACT
from tests import factories
from tests.engagement.conftest import START, Reader
from tests.pages import counted

pytestmark = pytest.mark.django_db
PAGES = ("kind", "about", "words", "who", "agree", "contact", "details-post", "needs", "check")
MOST_QUERIES = 14


def costs(reader: Reader, home: HomePage, count: int) -> dict[str, int]:
    work = home.get_children().first()
    for _ in range(count):
        factories.AreaFactory()
        factories.ProgrammePageFactory(parent=work)
    reader.until_check(contact=current_wording(CONTACT).pk).press(by="post")
    reader.press(address="1 Street").press()
    found = {}
    for address in (START, *(reader.at(name) for name in PAGES)):
        reader.client.get(address)
        cache.clear()
        with counted() as cost:
            assert reader.client.get(address).status_code == 200
        assert cost.queries <= MOST_QUERIES, f"{address}\n{cost}"
        found[address.replace(reader.key, "")] = cost.queries
    return found


def test_two_of_all_cost_what_ten_cost(reader: Reader, home: HomePage) -> None:
    home.get_children().delete()
    home.refresh_from_db()
    factories.ProgrammeIndexPageFactory(parent=home)
    few = costs(reader, home, 2)
    assert costs(reader, home, 8) == few
