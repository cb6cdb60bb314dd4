"""A news item shows all that belongs to it, and is refused where something is wrong."""

import pytest
from django.conf import settings
from django.test import Client

from alliance_site.core.pages.home import HomePage
from alliance_site.core.publishing.problems import PublishingRefused
from alliance_site.core.roles.names import PUBLISHER
from news.models import NewsIndexPage, NewsPage, RelatedNews
from tests import factories
from tests.core.roles.screens import client_of, edit_address, send_form
from tests.pages import soup

pytestmark = pytest.mark.django_db


def test_an_item_leads_on_and_an_item_that_is_gone_is_left_out(
    client: Client, home: HomePage, section: NewsIndexPage
) -> None:
    work = factories.ProgrammeIndexPageFactory(parent=home)
    programme = factories.ProgrammePageFactory(parent=work, title="Early", slug="early")
    topic = factories.TopicFactory(name="Screening", slug="screening")
    area = factories.AreaFactory(name="Newham", slug="newham")
    others = [factories.news(section, title=title) for title in ("Second", "First")]
    gone = factories.news(section, title="Gone", live=False)
    item = factories.news(
        section,
        slug="item",
        topics=[topic],
        areas=[area],
        programmes=[programme],
        quotation="It went well.",
        quotation_role="A carer",
        press_contact="The press desk",
    )
    chosen = [others[1], gone, others[0], item]
    item.related_items = [RelatedNews(item=other, sort_order=n) for n, other in enumerate(chosen)]
    item.save()

    page = soup(client.get("/news/item/"))

    links = {link["href"] for link in page.select("aside .alliance-aside a")}
    assert links == {"/news/?topic=screening", "/news/?area=newham", "/our-work/early/"}
    assert [card.text for card in page.select(".nhsuk-card__link")] == ["First", "Second"]
    assert page.select_one(".alliance-quote__words").text.strip() == "It went well."
    assert "The press desk" in page.main.text
    latest = soup(client.get("/our-work/early/")).find("section", {"aria-labelledby": "news"})
    assert [card.text for card in latest.select(".nhsuk-card__link")] == [item.title]
    assert latest.select("a")[-1]["href"] == "/news/?programme=early"


def test_a_preview_shows_what_is_not_stored_yet(home: HomePage, section: NewsIndexPage) -> None:
    work = factories.ProgrammeIndexPageFactory(parent=home)
    item = factories.news(section, slug="item")
    item.topics = [factories.TopicFactory(name="Screening")]
    item.programmes = [factories.ProgrammePageFactory(parent=work, title="Early")]
    item.related_items = [RelatedNews(item=factories.news(section, title="Another"))]

    shown = soup(item.make_preview_request())

    assert [link.text for link in shown.select("aside .alliance-aside a")] == [
        "Screening: all news",
        "Early",
    ]
    assert [card.text for card in shown.select(".nhsuk-card__link")] == ["Another"]
    empty = soup(section.make_preview_request())
    assert "2 news items" in empty.main.text


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"quotation": "Well done."}, "quotation_role"),
        ({"slug": "feed"}, "slug"),
    ],
)
def test_what_is_wrong_keeps_it_from_being_published(
    section: NewsIndexPage, fields: dict[str, str], told: str
) -> None:
    item = factories.NewsPageFactory.build(**fields, live=False)
    section.add_child(instance=item)
    with pytest.raises(PublishingRefused) as refused:
        item.save_revision().publish()
    assert list(refused.value.message_dict) == [told]


def test_partners_find_words_and_pictures_ready_to_copy(
    client: Client, section: NewsIndexPage
) -> None:
    image = factories.ImageFactory(credit="A painter")
    factories.news(section, slug="plain", image=image)
    factories.news(section, slug="item", image=image, partners_social="Come & see")

    assert soup(client.get("/news/plain/")).find(id="partners-social") is None
    page = soup(client.get("/news/item/"))
    words = page.find(id="partners-social").text
    assert words == f"Come & see {settings.SITE_BASE_URL}/news/item/"
    assert page.find(id="partners-social-length").text == f"{len(words)} characters"
    assert page.find(id="partners-short") is None
    downloads = page.select("details a[download]")
    assert len(downloads) == 3
    assert {client.get(link["href"])["Content-Type"] for link in downloads} == {"image/jpeg"}
    assert "A painter" in page.main.text


def test_words_that_are_too_long_are_refused_whole_and_with_their_number(
    section: NewsIndexPage,
) -> None:
    item = factories.news(section)
    item.save_revision()
    client = client_of(factories.staff(PUBLISHER))
    address = edit_address(item)
    field = soup(client.get(address)).find("textarea", {"name": "partners_social"})
    assert field["data-character-limit"] == "250"
    assert not field.has_attr("maxlength")  # which would cut pasted words in silence

    answer = send_form(client, address, partners_social="x" * 251)
    assert "has 251" in soup(answer).text
    assert not NewsPage.objects.get().get_latest_revision_as_object().partners_social

    send_form(client, address, partners_social="x" * 250)
    assert NewsPage.objects.get().get_latest_revision_as_object().partners_social == "x" * 250
