"""“You said, we did” as people read it."""

from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.utils import timezone

from alliance_site.core.mail_topics.registry import topics
from alliance_site.core.pages.home import HomePage
from engagement.commitments import showing, story, words
from engagement.commitments.choices import Status
from engagement.commitments.models import Commitment
from engagement.commitments.transitions import undo
from engagement.consultations.models import Consultation
from engagement.feedback.history import AUTHOR
from engagement.feedback.transitions import REOPEN, move
from programmes.models import PrinciplePage, ProgrammePage
from tests import factories
from tests.engagement.commitments.making import commitment, go, soon
from tests.engagement.sending import on_the_website, sent
from tests.engagement.test_marker import stored
from tests.pages import counted, soup

pytestmark = pytest.mark.django_db
LIST = "/have-your-say/you-said-we-did/"
FEED = f"{LIST}feed/"
CSV = f"{LIST}you-said-we-did.csv"


@pytest.fixture
def programme(home: HomePage) -> ProgrammePage:
    factories.HaveYourSayPageFactory(parent=home)
    work = factories.ProgrammeIndexPageFactory(parent=home)
    return factories.ProgrammePageFactory(parent=work, title="Early diagnosis", slug="early")


@pytest.fixture
def principle(programme: ProgrammePage) -> PrinciplePage:
    index = factories.PrinciplesIndexPageFactory(parent=programme.get_parent())
    return factories.PrinciplePageFactory(parent=index, title="Use of data", slug="data")


def found(client: Client, **chosen: object) -> BeautifulSoup:
    return soup(client.get(LIST, chosen)).main


def titles(main: BeautifulSoup) -> list[str]:
    return [heading.get_text() for heading in main.select(".alliance-did h3")]


def counts(main: BeautifulSoup) -> list[str]:
    return [" ".join(one.get_text().split()) for one in main.select(".alliance-tally li")]


@pytest.mark.usefixtures("programme")
def test_where_nothing_is_announced_it_says_so(client: Client) -> None:
    draft = commitment("plan")
    main = found(client)
    assert "There is nothing here yet" in main.get_text()
    assert not main.select(".alliance-filter, .alliance-tally")
    assert client.get(f"{LIST}{draft.pk}/").status_code == 404


def test_readers_choose_by_the_address_and_see_how_many_stand_where(
    client: Client, programme: ProgrammePage, principle: PrinciplePage
) -> None:
    area = factories.AreaFactory(name="Hackney", slug="hackney")
    with time_machine.travel("2025-03-05 12:00"):
        first = commitment("announce", "finish", title="The first")
    second = commitment("plan", "announce", title="The second")
    third = commitment("announce", "finish", title="The third")
    commitment("finish", title="A draft").programmes.add(programme)
    first.programmes.add(programme)
    third.programmes.add(programme)
    second.principles.add(principle)
    second.areas.add(area)
    assert titles(found(client)) == ["The third", "The second", "The first"]
    assert counts(found(client))[:3] == ["2 We did it", "0 We are doing it", "1 We plan to do it"]
    for chosen, expected in (
        ({"programme": "early"}, ["The third", "The first"]),
        ({"principle": "data"}, ["The second"]),
        ({"area": "hackney"}, ["The second"]),
        ({"year": "2025"}, ["The first"]),
        ({"status": "done"}, ["The third", "The first"]),
        ({"status": "done", "year": "2025", "programme": "early"}, ["The first"]),
        ({"status": "planned", "year": "2025"}, []),
    ):
        assert titles(found(client, **chosen)) == expected, chosen
    main = found(client, status="planned", year="2025")
    assert "Nothing under “We plan to do it” from 2025" in main.get_text()
    assert "Remove one of your choices" in main.get_text()
    # The counts are those of the other choices: the way from one state to the others.
    assert counts(main)[:3] == ["1 We did it", "0 We are doing it", "0 We plan to do it"]
    done = main.select_one(".alliance-tally a")["href"]
    assert titles(soup(client.get(done.split("#")[0])).main) == ["The first"]


@pytest.mark.usefixtures("programme")
@pytest.mark.parametrize("odd", ["\x00", "9" * 400, "'; --", "<b>", "١٢", "😀", "-1"])
def test_what_nobody_offers_is_left_out_and_told(client: Client, odd: str) -> None:
    commitment("announce")
    for name in ("status", "programme", "principle", "area", "year", "page"):
        for address in (LIST, FEED):
            assert client.get(address, {name: odd}).status_code == 200
        assert len(titles(found(client, **{name: odd}))) == 1
    assert client.get(f"{LIST}999999999999999999999999/").status_code == 404


def test_a_card_says_what_was_said_done_and_what_happened(
    client: Client, programme: ProgrammePage
) -> None:
    made = commitment("announce")
    go(made, "finish", statement="We wrote <b>them</b> again.", evidence_page=programme.page_ptr)
    card = found(client).select_one(".alliance-did")
    parts = {one.dt.get_text(): one.dd.get_text() for one in card.select("dl > div")}
    assert parts == {
        "You said": "You told us that the letters are hard to read.",
        "We did": "We wrote <b>them</b> again.",
        "What happened": "The letters have short words now.",
    }
    address = f"{LIST}{made.pk}/"
    link = soup(client.get(address)).main.find("a", string="See it: Early diagnosis")
    assert link["href"] == "/our-work/early/"
    programme.unpublish()
    assert "See it:" not in client.get(address).content.decode()
    assert titles(found(client)) == ["Letters in plain words"]
    will_not = commitment("announce", "decline", title="Free parking")
    page = soup(client.get(f"{LIST}{will_not.pk}/")).main
    assert [heading.get_text() for heading in page.select("h2")][:3] == [
        "You said",
        "What we decided",
        "Why we will not do it",
    ]
    assert "Because we decline" in page.get_text()


@pytest.mark.usefixtures("programme")
def test_it_is_late_from_the_midnight_after_its_day(client: Client) -> None:
    with time_machine.travel("2026-03-20 12:00"):
        made = commitment("plan", "announce")
        go(made, "begin", due=date(2026, 3, 28))
    # The clocks go forward in the night to the 29th.
    with time_machine.travel("2026-03-28 23:59:30+00:00", tick=False):
        answer = client.get(LIST)
        assert "Due by 28 March 2026." in answer.content.decode()
        assert "Late" not in soup(answer).main.get_text()
        assert "s-maxage=30" in answer["Cache-Control"]
    with time_machine.travel("2026-03-29 00:00:01+00:00", tick=False):
        assert "Due by 28 March 2026: late" in found(client).get_text()
        assert "Late" in [tag.get_text() for tag in found(client).select(".nhsuk-tag")]
        go(made, "finish")
        assert "late" not in found(client).get_text()


@pytest.mark.usefixtures("programme")
def test_one_shows_its_history_and_what_led_to_it_as_far_as_it_is_public(client: Client) -> None:
    told = on_the_website("1", public="Words for all")
    gone = on_the_website("2", public="Taken back")
    asked = Consultation.objects.create(name="Our letters", slug="a", introduction="x")
    made = commitment("plan", led_by=[told, gone, sent("3")])
    made.consultations.add(asked)
    go(made, "announce", reason="To say it")
    go(made, "move_date", due=soon(200), reason="It takes longer")
    undo(event=go(made, "decline", reason="By mistake"), user=None)
    move(feedback=gone, way=REOPEN, by=AUTHOR)
    page = soup(client.get(f"{LIST}{made.pk}/"))
    text = page.main.get_text()
    story = [line.get_text() for line in page.select(".alliance-story__what")]
    assert story[0].startswith("We moved the date from ")
    assert story[1:] == ["We said that we plan to do it."]
    assert "It takes longer" in text
    assert "Because we plan" not in text  # it was a draft then
    assert "By mistake" not in text
    assert [words.get_text() for words in page.select("blockquote")] == ["Words for all"]
    assert "My own words" not in text
    assert "Our letters" not in text
    Consultation.objects.update(announced_at=timezone.now())
    assert "Our letters" in client.get(f"{LIST}{made.pk}/").content.decode()


def test_lists_and_pages_cost_the_same_for_two_for_ten_and_for_two_hundred(
    client: Client, programme: ProgrammePage
) -> None:
    feedback = on_the_website("1")
    costs: dict[str, list[int]] = {}
    for start, count in ((0, 2), (2, 10), (10, 200)):
        new = Commitment.objects.bulk_create(
            Commitment(title=f"Commitment {number}", is_public=True, evidence_page=programme)
            for number in range(start, count)
        )
        for each in new[:10]:
            each.programmes.add(programme)
            each.feedback.add(feedback)
        for address in (LIST, f"{LIST}?status=considering&programme=early", programme.url, FEED):
            client.get(address)
            with counted() as cost:
                assert client.get(address).status_code == 200
            costs.setdefault(address, []).append(cost.queries)
    for address, (two, ten, many) in costs.items():
        assert two == ten == many <= 15, address
    last = soup(client.get(LIST, {"page": "20"}))
    assert titles(last.main)[-1] == "Commitment 0"
    assert "page 20 of 20" in last.title.get_text()


@pytest.mark.usefixtures("programme")
def test_feed_file_search_and_mails_are_made_of_the_same_set(client: Client) -> None:
    made = commitment("announce", "finish", title="=Letters & more", statement="Zyqwords <i>")
    commitment("finish", title="A draft", statement="Zyqwords too")
    example = commitment("plan", "announce", title="An example", is_example=True)
    answer = client.get(FEED)
    entries = ElementTree.fromstring(answer.content).findall("{*}entry")
    assert [entry.findtext("{*}title") for entry in entries] == [
        "Example: We plan to do it: An example",
        "We did it: =Letters & more",
    ]
    assert "Zyqwords &lt;i&gt;" in entries[1].findtext("{*}summary")
    done = ElementTree.fromstring(client.get(FEED, {"status": "done"}).content)
    assert len(done.findall("{*}entry")) == 1
    assert "status=done" in done.find("{*}link[@rel='self']").get("href")
    file = client.get(CSV).getvalue().decode("utf-8-sig")
    assert "'=Letters & more" in file
    results = client.get("/search/", {"q": "zyqwords"}).context_data["answer"].results
    assert [result.title for result in results] == ["=Letters & more"]
    items = topics()["engagement.commitments"].items(made.status_since, timezone.now())
    assert [item.title for item in items] == ["=Letters & more"]
    site_map = client.get("/sitemap.xml").getvalue().decode()
    assert f"{LIST}{example.pk}/<" in site_map
    for text in (answer.content.decode(), file, str(items)):
        assert "A draft" not in text
    assert site_map.count(LIST) == 3


@pytest.mark.usefixtures("programme")
def test_what_changed_is_told_nowhere_before_it_is_done(client: Client) -> None:
    made = commitment("plan", "announce", what_changed="Zyqwords")

    def told() -> list[bool]:
        results = client.get("/search/", {"q": "zyqwords"}).context_data["answer"].results
        return [bool(results), "Zyqwords" in client.get(CSV).getvalue().decode()]

    assert told() == [False, False]
    go(made, "finish", what_changed="Zyqwords")
    assert told() == [True, True]


@pytest.mark.usefixtures("programme")
def test_an_announcement_that_is_undone_leaves_no_word_in_the_search(client: Client) -> None:
    made = commitment("plan", statement="Zyqwords")
    event = go(made, "announce", statement="Zyqwords")
    assert client.get("/search/", {"q": "zyqwords"}).context_data["answer"].results
    undo(event=event, user=None)
    assert not client.get("/search/", {"q": "zyqwords"}).context_data["answer"].results
    assert client.get(f"{LIST}{made.pk}/").status_code == 404


@pytest.mark.usefixtures("home")
def test_what_people_read_empties_the_cache_in_front_and_a_draft_does_not(
    told: list[tuple[str, str]], django_capture_on_commit_callbacks: Any
) -> None:
    connection.run_on_commit.clear()
    with django_capture_on_commit_callbacks(execute=True):
        made = commitment("plan")
    assert not told
    for step in ("announce", "finish"):
        with stored(told):
            event = go(made, step)
    with stored(told):
        undo(event=event, user=None)
    with stored(told):
        made.areas.add(factories.AreaFactory())


def test_pages_show_what_came_of_what_people_said_about_them(
    client: Client, programme: ProgrammePage, principle: PrinciplePage
) -> None:
    by_programme = commitment("announce", title="By its programme")
    by_programme.programmes.add(programme)
    by_programme.principles.add(principle)
    about = sent("1", about=programme)
    commitment("announce", title="By what people said", led_by=[about])
    commitment("plan", title="A draft", led_by=[about])
    assert titles(soup(client.get(programme.url)).main) == [
        "By what people said",
        "By its programme",
    ]
    assert titles(soup(client.get(principle.url)).main) == ["By its programme"]
    assert f'href="{LIST}"' in client.get("/").content.decode()
    assert f'href="{LIST}"' in client.get("/have-your-say/").content.decode()


def test_every_state_has_its_words() -> None:
    for said in (words.STANDS, words.DID, words.NOW, showing.WHY, story.ANNOUNCED):
        assert set(said) == set(Status)
