"""The links of our pages are found, checked, and reported in plain words."""

import csv
import io
import json
import time
from collections.abc import Iterator

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from alliance_site.core.clock import jobs
from alliance_site.core.links import asking, checking
from alliance_site.core.links.checking import check_inside, check_outside, due_outside
from alliance_site.core.links.collecting import collect_links
from alliance_site.core.links.inside import (
    GONE,
    NO_DOCUMENT,
    NOTHING_THERE,
    PRIVATE,
    PRIVATE_DOCUMENT,
    UNPUBLISHED,
)
from alliance_site.core.links.models import CheckedLink, LinkUse, State
from alliance_site.core.models import SiteSettings
from alliance_site.core.pages.home import HomePage
from tests import factories
from tests.core.links.website import only_here, running

pytestmark = pytest.mark.django_db
REPORT = "/admin/reports/broken-links/"


def page_with(home: HomePage, *anchors: str, **blocks: object) -> Page:
    """A published page with these links in its text, and these other blocks."""
    body = [{"type": "text", "value": f"<p>{''.join(anchors)}</p>"}]
    body += [{"type": name, "value": value} for name, value in blocks.items()]
    return factories.StandardPageFactory(parent=home, body=json.dumps(body))


def to_page(page_id: int, words: str = "words") -> str:
    return f'<a linktype="page" id="{page_id}">{words}</a>'


def to(address: str, words: str = "words") -> str:
    return f'<a href="{address}">{words}</a>'


def problems() -> dict[str, str]:
    return dict(CheckedLink.objects.filter(state=State.BROKEN).values_list("address", "problem"))


@pytest.fixture
def website() -> Iterator[tuple[str, list]]:
    with running() as started:
        yield started


def test_every_kind_of_link_is_found_with_its_words(home: HomePage) -> None:
    other = factories.StandardPageFactory(parent=home)
    links = {
        "heading": "More",
        "items": [
            {"text": "The other", "page": other.pk, "url": ""},
            {"text": "A charity", "page": None, "url": "https://charity.example/x"},
        ],
    }
    page = page_with(
        home,
        to_page(other.pk, "The <b>other</b> page"),
        '<a linktype="document" id="7">A paper</a>',
        to("https://a.example/?a=1&amp;b=2#part", "Two &amp; two"),
        to("/about/", "Us"),
        to("http://testserver/contact/#x", "Contact"),
        to("HTTPS://bücher.example/ä"),
        to("mailto:a@b.example"),
        to("tel:111"),
        to("#top"),
        to("https://[bad/"),
        to("https://long.example/" + "x" * 3000),
        links=links,
        video={"title": "A film", "video": 8, "captions": 9, "poster": 7, "transcript": ""},
    )
    work = factories.ProgrammeIndexPageFactory(parent=home)
    area = factories.SupportingAreaPageFactory(parent=work, work_page=other)
    settings = SiteSettings.for_site(home.get_site())
    link = {"text": "Footer", "url": "https://footer.example/"}
    settings.footer_links = json.dumps(
        [{"type": "page", "value": other.pk}, {"type": "link", "value": link}]
    )
    channel = {"channel": "x", "name": "", "url": "https://social.example/"}
    settings.social_channels = json.dumps([{"type": "channel", "value": channel}])
    settings.alert_link = other
    settings.save()

    collect_links()
    collect_links()

    found = set(LinkUse.objects.values_list("page", "link__address", "text"))
    assert found == {
        (page.pk, f"page:{other.pk}", "The other page"),
        (page.pk, "document:7", "A paper"),
        (page.pk, "document:8", "A film"),
        (page.pk, "document:9", "A film"),
        (area.pk, f"page:{other.pk}", "Work page"),
        (None, f"page:{other.pk}", "Alert link"),
        (page.pk, "https://a.example/?a=1&b=2", "Two & two"),
        (page.pk, "/about/", "Us"),
        (page.pk, "https://xn--bcher-kva.example/%C3%A4", "words"),
        (page.pk, "/contact/", "Contact"),
        (page.pk, f"page:{other.pk}", "The other"),
        (page.pk, "https://charity.example/x", "A charity"),
        (None, f"page:{other.pk}", ""),
        (None, "https://footer.example/", "Footer"),
        (None, "https://social.example/", "x"),
    }
    page.delete()
    collect_links()
    assert not CheckedLink.objects.filter(address="/about/").exists()


def test_an_address_that_sends_readers_on_is_not_broken(home: HomePage) -> None:
    factories.StandardPageFactory(parent=home, slug="about")
    factories.StandardPageFactory(parent=home, slug="café", title="Café")
    Redirect.add_redirect("/old.html", redirect_to=home)
    fine = ("/about", "/caf%C3%A9/", "/café/", "/search", "/old.html")
    page_with(home, *map(to, (*fine, "/not/there", "/nothing.html", "/%00/")))
    collect_links()
    check_inside()
    assert problems() == dict.fromkeys(("/not/there", "/nothing.html", "/%00/"), NOTHING_THERE)


def test_links_within_the_site_are_broken_at_once_and_mended_at_once(home: HomePage) -> None:
    fine, draft, secret = (factories.StandardPageFactory(parent=home) for _ in range(3))
    draft.unpublish()
    PageViewRestriction.objects.create(page=secret, restriction_type="login")
    closed = Collection.get_first_root_node().add_child(name="Closed")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    paper = factories.DocumentFactory()
    locked = factories.DocumentFactory(collection=closed)
    documents = [f'<a linktype="document" id="{pk}">x</a>' for pk in (paper.pk, locked.pk, 9999)]
    addresses = [to(fine.url), to(draft.url), to("/search/?q=x"), to("/not/there"), to("/")]
    page_with(home, *map(to_page, (fine.pk, draft.pk, secret.pk, 9998)), *documents, *addresses)
    collect_links()
    check_inside()
    assert problems() == {
        f"page:{draft.pk}": UNPUBLISHED,
        f"page:{secret.pk}": PRIVATE,
        "page:9998": GONE,
        f"document:{locked.pk}": PRIVATE_DOCUMENT,
        "document:9999": NO_DOCUMENT,
        draft.url: NOTHING_THERE,
        "/not/there": NOTHING_THERE,
    }
    draft.save_revision().publish()
    check_inside()
    assert f"page:{draft.pk}" not in problems()


def test_another_website_is_broken_when_it_fails_on_two_days(
    home: HomePage,
    website: tuple[str, list],
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.LINK_CHECK_EXTERNAL = True
    monkeypatch.setattr(checking, "SECONDS_BETWEEN", 0.0)
    bad, good = f"{website[0]}/404", f"{website[0]}/ok"
    page_with(home, to(bad), to(good))
    collect_links()

    def night(when: str) -> tuple[int, State]:
        def ask(url: str) -> str:
            return asking.problem_of(url, may_reach=only_here)

        with time_machine.travel(when, tick=True):
            return check_outside(10, ask=ask), CheckedLink.objects.get(address=bad).state

    assert night("2026-06-01 02:30") == (2, State.FAILING)
    assert night("2026-06-01 12:00") == (0, State.FAILING)  # too soon
    assert night("2026-06-02 02:30") == (1, State.BROKEN)
    assert problems() == {bad: "The page is not there any more"}
    first_failed = CheckedLink.objects.get(address=bad).first_failed
    assert first_failed.date().isoformat() == "2026-06-01"
    assert night("2026-06-08 02:30") == (2, State.BROKEN)  # what works, once a week
    CheckedLink.objects.filter(address=bad).update(address=f"{website[0]}/204")
    bad = f"{website[0]}/204"
    assert night("2026-06-09 02:30") == (1, State.FINE)


def test_one_website_is_asked_with_pauses_and_only_so_many_a_run(
    home: HomePage,
    website: tuple[str, list],
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.LINK_CHECK_EXTERNAL = True
    monkeypatch.setattr(checking, "SECONDS_BETWEEN", 0.2)
    page_with(home, *(to(f"{website[0]}/ok?{number}") for number in range(5)))
    collect_links()
    with time_machine.travel("2026-06-01 02:30", tick=True):
        started = time.monotonic()
        assert check_outside(3, ask=lambda url: asking.problem_of(url, only_here)) == 3
        assert time.monotonic() - started > 0.4
    assert len(website[1]) == 3


def test_the_nightly_job_works_through_its_pieces_and_can_be_turned_off(
    home: HomePage, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "PIECE", 2)
    monkeypatch.setattr(checking, "MOST_A_NIGHT", 5)
    # Each is refused before anybody is called: the address is that of a private machine.
    page_with(home, to_page(9998), *(to(f"http://10.0.0.{n}/") for n in range(1, 8)))
    (job,) = [job for job in jobs.registered() if job.name == "check_links"]
    job.run()
    assert problems() == {"page:9998": GONE}
    assert due_outside().count() == 7

    settings.LINK_CHECK_EXTERNAL = True
    call_command("check_links")
    assert due_outside().count() == 2
    assert CheckedLink.objects.get(address="http://10.0.0.1/").problem == asking.NOT_ALLOWED


def test_the_report_says_where_what_and_since_when(client: Client, home: HomePage) -> None:
    gone = factories.StandardPageFactory(parent=home, title="Old plans", live=False)
    page = page_with(home, to_page(gone.pk, "=our plans"))
    collect_links()
    check_inside()
    client.force_login(factories.UserFactory(is_superuser=True))
    shown = client.get(REPORT).content.decode()
    for words in (page.title, "=our plans", "Old plans", UNPUBLISHED, f"/pages/{page.pk}/edit/"):
        assert words in shown
    assert client.get(f"{REPORT}results/?link__kind=website").status_code == 200
    rows = list(csv.reader(io.StringIO(b"".join(client.get(f"{REPORT}?export=csv")).decode())))
    assert rows[0] == ["Page", "Words of the link", "Leads to", "What is wrong", "Since"]
    assert rows[1][:4] == [page.title, "'=our plans", "Old plans", UNPUBLISHED]


def test_the_report_is_for_those_who_may_change_pages(client: Client, home: HomePage) -> None:
    client.force_login(factories.UserFactory())
    assert client.get(REPORT).status_code == 302
