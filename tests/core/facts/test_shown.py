"""A fact on a page: always as it is today, at one query, and never a broken page."""

import json

import pytest
from django.test import Client
from pytest_django import Settings
from wagtail.models import Page
from wagtail.rich_text import expand_db_html
from wagtail.signal_handlers import disable_reference_index_auto_update

from alliance_site.core.facts.models import MISSING, WITHDRAWN, Fact, Status
from alliance_site.core.facts.services import change_fact
from alliance_site.core.pages.home import HomePage
from alliance_site.core.pages.standard import StandardPage
from tests import factories
from tests.core.facts.content import everywhere, tag, text
from tests.pages import Cost, counted, soup

pytestmark = pytest.mark.django_db
FACT_TABLE = Fact._meta.db_table


def facts_asked(cost: Cost) -> int:
    return sum(count for shape, count in cost.shapes.items() if FACT_TABLE in shape)


def main_text(client: Client, page: Page) -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    return soup(response).main.get_text(" ", strip=True)


def test_500_pages_show_a_change_to_the_next_reader(
    client: Client, home: HomePage, settings: Settings
) -> None:
    fact = factories.FactFactory(value="21", unit="alliances")
    # Neither index is looked at here, and filling them 500 times takes long.
    settings.WAGTAILSEARCH_BACKENDS = {
        "default": {**settings.WAGTAILSEARCH_BACKENDS["default"], "AUTO_UPDATE": False}
    }
    with disable_reference_index_auto_update():
        for number in range(500):
            home.add_child(instance=StandardPage(title=f"Page {number}", body=text(fact)))
    addresses = [f"/page-{number}/" for number in (0, 250, 499)]
    for address in addresses:
        assert "There are 21 alliances here." in soup(client.get(address)).get_text()

    fact.value = "20"
    with counted() as cost:
        change_fact(fact=fact, user=None)

    assert cost.queries < 20
    for address in addresses:
        with counted() as cost:
            page = soup(client.get(address))
        assert "There are 20 alliances here." in page.get_text()
        assert facts_asked(cost) == 1


def test_every_place_shows_it_and_all_facts_cost_one_query(client: Client) -> None:
    facts = [factories.FactFactory(value=f"{n}", unit="boroughs") for n in range(7, 12)]
    blocks = [block for fact in facts for block in json.loads(everywhere(fact))]
    page = factories.StandardPageFactory(body=json.dumps(blocks), show_contents=True)
    client.get(page.url)

    with counted() as cost:
        response = client.get(page.url)

    assert facts_asked(cost) == 1
    shown = soup(response)
    assert len(shown.select("main .alliance-fact")) == 6 * len(facts)
    assert [v.get_text() for v in shown.select(".alliance-figure__value")] == [
        f"{n} boroughs" for n in range(7, 12)
    ]
    # The list of contents leads to the heading as it is shown.
    assert shown.select_one('a[href="#all-7-boroughs"]').get_text() == "All 7 boroughs"
    assert shown.select_one("h2#all-7-boroughs")


def test_a_page_without_facts_pays_nothing(client: Client) -> None:
    page = factories.StandardPageFactory(body='[{"type": "text", "value": "<p>Words.</p>"}]')
    with counted() as cost:
        response = client.get(page.url)
    assert facts_asked(cost) == 0
    assert not soup(response).select(".alliance-sources")


@pytest.mark.parametrize("key", ["999999", "", "no-number", "-1", "9" * 40, "7; DROP", "²"])
def test_a_fact_that_is_not_there_leaves_plain_words(client: Client, key: str) -> None:
    page = factories.StandardPageFactory(
        body=json.dumps([{"type": "text", "value": f"<p>It is {tag(key)} now.</p>"}])
    )
    assert f"It is {MISSING} now." in main_text(client, page)


def test_a_block_whose_fact_is_gone_leaves_plain_words(client: Client) -> None:
    page = factories.StandardPageFactory(
        body=json.dumps([{"type": "fact_figure", "value": {"fact": 999999}}])
    )
    assert MISSING in main_text(client, page)


def test_a_withdrawn_fact_is_said_to_be_withdrawn_wherever_it_stands(client: Client) -> None:
    fact = factories.FactFactory(label="Ages", value="50 to 74", status=Status.WITHDRAWN)
    page = factories.StandardPageFactory(body=everywhere(fact))
    words = main_text(client, page)
    assert "50 to 74" not in words
    assert words.count(WITHDRAWN) == 7
    assert "We no longer use: Ages" in " ".join(words.split())


def test_an_old_version_and_a_copy_show_what_the_fact_says_today(client: Client) -> None:
    fact = factories.FactFactory(value="21")
    page = factories.StandardPageFactory(body=text(fact))
    old = page.save_revision()
    page.body = "[]"
    page.save_revision().publish()
    fact.value = "20"
    change_fact(fact=fact, user=None)

    old.publish()
    copy = page.specific_class.objects.get(pk=page.pk).copy(update_attrs={"slug": "copy"})
    assert "There are 20 here." in main_text(client, page)
    assert "There are 20 here." in main_text(client, copy)

    fact.status = Status.WITHDRAWN
    change_fact(fact=fact, user=None)
    assert f"There are {WITHDRAWN} here." in main_text(client, copy)


def test_words_of_a_fact_are_never_markup(client: Client) -> None:
    fact = factories.FactFactory(value="1 < 2 & 3", unit='"x"')
    page = factories.StandardPageFactory(body=text(fact))
    response = client.get(page.url)
    assert "1 &lt; 2 &amp; 3" in response.content.decode()


def test_text_outside_a_page_view_shows_it_too() -> None:
    facts = [factories.FactFactory(value="21"), factories.FactFactory(value="7")]
    with counted() as cost:
        shown = expand_db_html("".join(f"<p>{tag(fact.pk)}</p>" for fact in facts))
    assert '<span class="alliance-fact">21</span>' in shown
    assert '<span class="alliance-fact">7</span>' in shown
    assert cost.queries == 1


def test_a_page_lists_where_its_figures_come_from(client: Client) -> None:
    checked = factories.FactFactory(
        label="Alliances", value="21", source_name="A source", source_url="https://example.org/a"
    )
    ages = factories.FactFactory(label="Ages", value="50 to 74", status=Status.TO_CHECK)
    years = factories.FactFactory(label="Time", value="2", unit="years", status=Status.TO_CHECK)
    page = factories.StandardPageFactory(body=text(ages, checked, years, ages))
    shown = soup(client.get(page.url)).select_one("main .alliance-sources")
    first, second = shown.select("p")
    words = "Source: Example of a source, as at 1 January 2026. We are checking these figures."
    assert " ".join(first.get_text().split()) == words
    assert second.a["href"] == "https://example.org/a"
    assert "checking" not in second.get_text()
    listed = [item.get_text() for item in shown.select("li")]
    assert listed == ["Ages: 50 to 74", "Time: 2 years", "Alliances: 21"]


def test_a_preview_shows_what_a_draft_names(admin_client: Client) -> None:
    fact = factories.FactFactory(value="21")
    page = factories.StandardPageFactory()
    page.body = text(fact)
    revision = page.save_revision()
    response = admin_client.get(f"/admin/pages/{page.pk}/revisions/{revision.pk}/view/")
    assert "There are 21 here." in soup(response).get_text()
