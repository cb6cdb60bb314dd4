"""What people told us, as readers find it: chosen by the address, page by page."""

from datetime import datetime
from xml.etree import ElementTree

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from alliance_site.core.areas.models import Area
from alliance_site.core.mail_topics.registry import topics
from alliance_site.core.pages.home import HomePage
from engagement.feedback.history import AUTHOR
from engagement.feedback.models import Feedback, Theme
from engagement.feedback.purposes import CONTACT, PUBLISH
from engagement.feedback.transitions import REOPEN, move
from engagement.published.showing import Told
from programmes.models import ProgrammePage
from tests import factories
from tests.engagement.sending import on_the_website, sent
from tests.pages import counted, soup

pytestmark = pytest.mark.django_db
LIST = "/have-your-say/"
FEED = "/have-your-say/feedback/feed/"
CSV = "/have-your-say/feedback/what-people-told-us.csv"


@pytest.fixture
def programme(home: HomePage) -> ProgrammePage:
    factories.HaveYourSayPageFactory(parent=home)
    work = factories.ProgrammeIndexPageFactory(parent=home)
    return factories.ProgrammePageFactory(parent=work, title="Early diagnosis", slug="early")


def found(client: Client, **chosen: object) -> BeautifulSoup:
    return soup(client.get(LIST, chosen)).select_one("section[aria-labelledby=told]")


def texts(section: BeautifulSoup) -> list[str]:
    return [words.get_text().strip() for words in section.select("blockquote")]


@pytest.mark.usefixtures("programme")
def test_where_nothing_is_published_it_says_so(client: Client) -> None:
    sent()
    section = found(client)
    assert "We have not published anything yet" in section.get_text()
    assert not section.select("form")


def test_readers_choose_by_the_address(client: Client, programme: ProgrammePage) -> None:
    theme = Theme.objects.create(name="Waiting", slug="waiting")
    with time_machine.travel("2025-03-05 12:00"):
        first = on_the_website("1", public="The first", about=programme)
    with time_machine.travel("2026-03-05 12:00"):
        second = on_the_website("2", public="The second", kind="plan")
    first.themes.add(theme)
    assert texts(found(client)) == ["The second", "The first"]
    for chosen in ({"about": "early"}, {"theme": "waiting"}, {"year": "2025"}):
        assert texts(found(client, **chosen)) == ["The first"], chosen
    assert texts(found(client, kind="plan")) == ["The second"]
    section = found(client, about="early", year="2025")
    assert "1 thing that people told us about “Early diagnosis” in 2025." in section.get_text()
    away = {link["href"] for link in section.select(".alliance-chosen a")}
    assert away == {f"{LIST}?year=2025#told", f"{LIST}?about=early#told", f"{LIST}#told"}
    none = found(client, about="early", kind="plan")
    assert "Nothing that people told us" in none.get_text()
    assert "Remove one of your choices" in none.get_text()
    assert second.title == "Comment on a plan"


@pytest.mark.usefixtures("programme")
@pytest.mark.parametrize("odd", ["\x00", "9" * 400, "'; --", "<b>", "١٢", "😀", "-1"])
def test_what_nobody_offers_is_left_out_and_told(client: Client, odd: str) -> None:
    on_the_website()
    for name in ("about", "kind", "theme", "area", "year", "page"):
        answer = client.get(LIST, {name: odd})
        assert answer.status_code == 200
        assert texts(soup(answer).select_one("section[aria-labelledby=told]")) == ["Words for all"]


@pytest.mark.usefixtures("programme")
def test_the_list_has_pages_and_costs_the_same_for_all_of_them(client: Client) -> None:
    costs = []
    for start, count in ((0, 2), (2, 22)):
        for number in range(start, count):
            on_the_website(f"form {number}", public=f"Words {number}", reply="Thank you")
        client.get(LIST)
        with counted() as cost:
            client.get(LIST)
        costs.append(cost.queries)
    assert costs[0] == costs[1] <= 13
    assert len(texts(found(client))) == 10
    last = client.get(LIST, {"page": "3"})
    assert texts(soup(last)) == ["Words 1", "Words 0"]
    assert "page 3 of 3" in soup(last).title.get_text()
    assert soup(last).find("link", rel="canonical")["href"].endswith("/have-your-say/?page=3")


def test_each_has_a_page_of_its_own_that_is_safe_to_share(
    client: Client, programme: ProgrammePage
) -> None:
    feedback = on_the_website(public="Words <b>for</b> all", about=programme, reply="We will")
    feedback.replies.create(text="For the author alone", signed="Lead nurse")
    answer = client.get(f"/have-your-say/feedback/{feedback.pk}/")
    page = soup(answer)
    assert "Words <b>for</b> all" in page.blockquote.get_text()
    assert "We will" in page.main.get_text()
    assert "A carer" in page.main.get_text()
    assert "For the author alone" not in answer.content.decode()
    assert "My own words" not in answer.content.decode()
    head = str(page.head)
    assert "Experience: Early diagnosis" in head
    assert "Words" not in head
    assert "noarchive" in head
    assert feedback.received_at.strftime("%-d %B") not in page.main.get_text()


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("key", ["0", "999999999999999999999999", "x"])
def test_what_is_not_published_is_not_found(client: Client, key: str) -> None:
    feedback = sent()
    for one in (key, feedback.pk):
        assert client.get(f"/have-your-say/feedback/{one}/").status_code == 404


@pytest.mark.usefixtures("programme")
def test_an_area_is_shown_where_five_of_the_same_role_have_sent_from_it(client: Client) -> None:
    area = Area.objects.create(name="Hackney", slug="hackney")
    on_the_website("0", area=area, author_role="carer", public="By a carer")
    on_the_website("patient", area=area, author_role="patient", public="By a patient")
    for number in range(1, 4):
        sent(str(number), area=area, author_role="carer")
    assert "Hackney" not in found(client).get_text()
    assert texts(found(client, area="hackney")) == ["By a patient", "By a carer"]  # left out
    sent("the fifth", area=area, author_role="carer")
    assert texts(found(client, area="hackney")) == ["By a carer"]
    section = found(client).get_text()
    assert "A carer, Hackney" in section
    assert "A person who has or had cancer, Hackney" not in section
    assert client.get(CSV).getvalue().decode().count("Hackney") == 1


@pytest.mark.usefixtures("programme")
def test_the_feed_and_the_file_hold_the_same_set(client: Client) -> None:
    on_the_website("1", public="=HYPERLINK(1) & <b>", reply="@reply")
    gone = on_the_website("2", public="Taken back")
    move(feedback=gone, way=REOPEN, by=AUTHOR)
    feed = client.get(FEED)
    assert feed["Content-Type"].startswith("application/atom+xml")
    entries = ElementTree.fromstring(feed.content).findall("{*}entry")
    assert [entry.findtext("{*}title") for entry in entries] == ["Experience"]
    assert "=HYPERLINK(1) &amp; &lt;b&gt;" in entries[0].findtext("{*}summary")
    file = client.get(CSV).getvalue().decode("utf-8-sig")
    assert "'=HYPERLINK(1) & <b>" in file
    assert "'@reply" in file
    assert "Taken back" not in file + feed.content.decode()
    assert "Contact Marker" not in file


@pytest.mark.usefixtures("programme")
def test_a_mail_holds_words_only_of_those_who_let_us_use_them_elsewhere() -> None:
    on_the_website("1", public="To be quoted")
    on_the_website("2", public="Only here", consents=(PUBLISH, CONTACT))
    Feedback.objects.filter(pk=on_the_website("3").pk).update(is_example=True)
    start = timezone.make_aware(datetime(2020, 1, 1))
    items = topics()["engagement.feedback"].items(start, timezone.now())
    assert [item.summary.startswith("To be quoted") for item in items] == [True, False]
    assert "Only here" not in str(items)


def test_programmes_show_the_latest_three_about_them_at_one_query(
    client: Client, programme: ProgrammePage
) -> None:
    address = programme.get_url()
    client.get(address)
    with counted() as before:
        assert "What people told us" not in client.get(address).content.decode()
    for number in range(4):
        on_the_website(str(number), public=f"Words {number}", about=programme)
    on_the_website("other", public="Of something else")
    with counted() as cost:
        page = soup(client.get(address))
    assert texts(page) == ["Words 3", "Words 2", "Words 1"]
    assert cost.queries == before.queries


@pytest.mark.usefixtures("programme")
def test_examples_say_so(client: Client) -> None:
    feedback = on_the_website()
    Feedback.objects.filter(pk=feedback.pk).update(is_example=True)
    assert "Example" in found(client).get_text()
    assert "Example: Experience" in client.get(FEED).content.decode()
    own = soup(client.get(f"/have-your-say/feedback/{feedback.pk}/"))
    assert own.select_one(".nhsuk-tag").get_text() == "Example"


def test_what_is_handed_on_has_no_way_back_to_the_row() -> None:
    assert set(Told.__dataclass_fields__) == {
        *(
            "pk",
            "title",
            "about",
            "text",
            "role",
            "area",
            "when",
            "is_example",
            "replies",
            "answers",
            "action",
        )
    }
