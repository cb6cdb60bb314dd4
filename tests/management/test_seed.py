"""The demonstration site: planted whole, and never over anybody's work."""

import re
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from alliance_site.core.facts.references import facts_named
from alliance_site.core.facts.services import change_fact
from alliance_site.core.models import CustomImage, Fact, HomePage, SearchSynonym, SiteSettings
from alliance_site.core.publishing.problems import (
    Problem,
    Severity,
    problems_of,
    register_rule,
    unregister_rule,
)
from alliance_site.core.review.due import due_by
from alliance_site.core.roles.names import PUBLISHER
from alliance_site.core.small_forms.models import SmallFormSubmission
from alliance_site.management.seed.files import page_files, read
from alliance_site.management.seed.planting import plant
from alliance_site.management.seed.references import References
from programmes.models import PrinciplePage, ProgrammePage, SupportingAreaPage
from tests import factories
from tests.pages import soup

pytestmark = pytest.mark.django_db


def silent(words: str) -> None:
    pass


def test_the_whole_site_is_there_and_answers(client: Client, home: HomePage) -> None:
    call_command("seed_site", verbosity=0)
    for file in page_files():
        response = client.get(file.address)
        assert response.status_code == 200, file.address
        assert file.fields["title"] in soup(response).get_text() or file.address == "/"
    assert ProgrammePage.objects.count() == 3
    assert PrinciplePage.objects.count() == 4
    assert SupportingAreaPage.objects.count() == 3
    for area in SupportingAreaPage.objects.all():
        assert area.work_page, area
    assert client.get("/search/?q=mammogram").content.count(b"creening") > 3


@pytest.mark.usefixtures("_no_picture_sizes")
def test_planting_again_changes_nothing(home: HomePage) -> None:
    assert plant(silent) == len(page_files())
    before = list(Page.objects.order_by("pk").values_list("pk", "title", "latest_revision_id"))
    pictures = CustomImage.objects.count()
    assert plant(silent) == 0
    after = list(Page.objects.order_by("pk").values_list("pk", "title", "latest_revision_id"))
    assert after == before
    assert CustomImage.objects.count() == pictures == len(read("pictures.toml"))


@pytest.mark.usefixtures("_no_picture_sizes")
def test_the_example_of_a_small_form_asks_and_takes_answers_however_often_it_is_planted(
    client: Client, home: HomePage
) -> None:
    for _ in range(2):
        plant(silent)
    page = soup(client.get("/about/website-survey/"))
    form = page.select_one('main form[action^="/send-form/"]')
    # The first of each choice; what is written is left empty.
    chosen = {field["name"]: field["value"] for field in form.select("[type=radio]")[::-1]}
    hidden = {field["name"]: field.get("value", "") for field in form.select("[type=hidden]")}
    sender = {"Sec-Fetch-Site": "same-origin"}
    assert client.post(form["action"], chosen | hidden, headers=sender).status_code == 303
    sent = SmallFormSubmission.objects.get()
    # PostgreSQL keeps them in an order of its own.
    assert sorted(sent.form_data.values()) == ["", "To read about our work", "Yes"]


@pytest.mark.usefixtures("_no_picture_sizes")
def test_every_page_of_the_seed_passes_the_publishing_gate(home: HomePage) -> None:
    plant(silent)
    for page in Page.objects.filter(depth__gt=1).specific():
        assert page.live
        # Nobody has checked the seed's facts for the alliance yet: the gate says so.
        found = [each for each in problems_of(page) if "waits for its check" not in each.message]
        assert found == [], page.url_path


@pytest.mark.usefixtures("_no_picture_sizes")
def test_a_seed_that_the_gate_refuses_plants_nothing(home: HomePage) -> None:
    problem = Problem(Severity.REFUSAL, "Not today.")
    register_rule(lambda content: [problem] * (content.page.slug == "about"), "seed")
    try:
        with pytest.raises(CommandError, match="/about/: Not today"):
            plant(silent)
    finally:
        unregister_rule("seed")
    assert not Page.objects.filter(depth__gt=2).exists()


@pytest.mark.usefixtures("_no_picture_sizes")
def test_what_an_editor_changed_stays_and_what_is_missing_comes_back(home: HomePage) -> None:
    plant(silent)
    about = Page.objects.get(url_path="/home/about/").specific
    about.title = "Who we are now"
    about.save_revision().publish()
    settings = SiteSettings.for_site(home.get_site())
    settings.strapline = "Our own words"
    settings.save()
    SearchSynonym.objects.filter(term="mammogram").update(means="our own meaning")
    Page.objects.get(url_path="/home/cookies/").delete()
    assert plant(silent) == 1
    about.refresh_from_db()
    settings.refresh_from_db()
    assert about.title == "Who we are now"
    assert settings.strapline == "Our own words"
    assert SearchSynonym.objects.get(term="mammogram").means == "our own meaning"
    assert Page.objects.get(url_path="/home/cookies/").live


@pytest.mark.usefixtures("_no_picture_sizes")
def test_a_home_page_that_somebody_has_written_is_left_alone(home: HomePage) -> None:
    home.headline = "Ours"
    home.save_revision().publish()
    plant(silent)
    home.refresh_from_db()
    assert home.headline == "Ours"


@pytest.mark.usefixtures("_no_picture_sizes")
def test_the_pages_take_their_figures_from_the_register(client: Client, home: HomePage) -> None:
    plant(silent)
    named = {pk for page in Page.objects.live().specific() for pk in facts_named(page)}
    unused = Fact.objects.exclude(pk__in=named)
    assert list(unused) == []
    assert Fact.objects.count() == len(read("facts.toml")["fact"])
    # No page types a figure that the register holds for screening.
    for fact in Fact.objects.filter(key__contains="screening"):
        fact.value = "(changed)"
        change_fact(fact=fact, user=None)
    for address in ("/our-work/early-diagnosis/", "/news/cervical-screening-every-5-years/"):
        shown = soup(client.get(address)).main
        words = shown.get_text(" ", strip=True)
        assert not re.search(r"\b\d\d to \d\d|aged \d\d|71st", words), address
        assert "We are checking these figures." in shown.select_one(".alliance-sources").get_text()


@pytest.mark.usefixtures("_no_picture_sizes")
def test_a_fact_that_staff_have_changed_stays(home: HomePage) -> None:
    plant(silent)
    Fact.objects.filter(key="cancer-alliances").update(value="20")
    plant(silent)
    assert Fact.objects.get(key="cancer-alliances").value == "20"


def test_a_reference_to_nothing_is_named() -> None:
    references = References({"/about/": 7}, {"hero": 3}, {"formed": 5})
    assert references.resolve("fact:formed") == 5
    fact = references.resolve('<p>On <a href="fact:formed">1 April 2020</a></p>')
    assert fact == '<p>On <embed embedtype="fact" id="5"/></p>'
    with pytest.raises(CommandError, match="unheard"):
        references.resolve('<a href="fact:unheard">x</a>')
    assert references.resolve({"page": "", "text": "a"}) == {"page": None, "text": "a"}
    assert references.resolve(["page:/about/", "image:hero"]) == [7, 3]
    link = references.resolve('<a href="page:/about/">x</a>')
    assert link == '<a linktype="page" id="7">x</a>'
    with pytest.raises(CommandError, match="/gone/"):
        references.resolve('<a href="page:/gone/">x</a>')
    with pytest.raises(CommandError, match="lost"):
        references.resolve("image:lost")


def test_nothing_outside_the_seed_names_the_alliance() -> None:
    from alliance_site.settings.environment import BASE_DIR

    names = ("north east london", "nel cancer")
    folders = ("alliance_site", "programmes", "news", "engagement", "performance", "templates")
    for folder in folders:
        for path in (BASE_DIR / folder).rglob("*"):
            if path.suffix in {".py", ".html", ".txt"} and "seed" not in path.parts:
                text = path.read_text().lower()
                assert not any(name in text for name in names), path


@pytest.mark.usefixtures("_no_picture_sizes")
def test_what_must_be_checked_is_true_for_the_demonstration(client: Client, home: HomePage) -> None:
    """Nobody has reviewed a page or checked a fact for the alliance, and all of that is listed."""
    plant(silent)
    items = due_by(date.today())
    pages = [item for item in items if item.kind == "Page"]
    facts = [item for item in items if item.kind == "Fact"]
    planted = {file.fields["title"] for file in page_files() if "owner_role" in file.fields}
    assert {item.title for item in pages} == planted
    assert {(item.reason, item.due) for item in pages} == {("Never reviewed", None)}
    of_seed = read("facts.toml")["fact"].values()
    assert {item.title for item in facts} == {fact["label"] for fact in of_seed}
    assert {item.reason for item in facts} == {"Marked “to check”"}
    assert len(items) == len(pages) + len(facts)
    assert all(item.owner_role for item in items)
    client.force_login(factories.staff(PUBLISHER))
    listed = soup(client.get(reverse("due_report"), {"p": 1})).select("tbody tr")
    assert len(listed) == min(len(items), 50)
