"""The newsletter on the web: its archive, its issues, and what keeps an issue from being public."""

from datetime import date, timedelta

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction
from wagtail.test.utils import WagtailPageTestCase

from alliance_site.core.pages.home import HomePage
from alliance_site.core.publishing.problems import PublishingRefused, refusals_of
from alliance_site.core.publishing.targets import published_together
from news.models import (
    NewsIndexPage,
    NewsletterIndexPage,
    NewsletterIssuePage,
    NewsletterItem,
    NewsPage,
)
from tests import factories
from tests.pages import counted, soup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_no_picture_sizes")]


class PlacesTest(WagtailPageTestCase):
    def test_the_newsletter_stands_below_the_news_and_issues_below_it(self) -> None:
        self.assertCanCreateAt(NewsIndexPage, NewsletterIndexPage)
        self.assertCanCreateAt(NewsletterIndexPage, NewsletterIssuePage)
        self.assertCanNotCreateAt(NewsIndexPage, NewsletterIssuePage)
        self.assertCanNotCreateAt(NewsletterIndexPage, NewsPage)
        self.assertCanNotCreateAt(NewsletterIssuePage, NewsletterIssuePage)


def titles(client: Client, address: str) -> list[str]:
    answer = client.get(address)
    assert answer.status_code == 200
    return [link.text for link in soup(answer).select("main .nhsuk-card__link")]


def test_the_archive_has_each_issue_once_newest_first(client: Client, home: HomePage) -> None:
    index = factories.NewsletterIndexPageFactory()
    for day in range(14):
        moment = date(2026, 1, 1) + timedelta(day)
        factories.NewsletterIssuePageFactory(parent=index, title=f"{day:02}", date=moment)
    factories.NewsletterIssuePageFactory(parent=index, title="Draft", live=False)

    pages = [titles(client, f"/news/newsletter/?page={number}") for number in (1, 2)]

    assert pages[0] + pages[1] == [f"{day:02}" for day in range(13, -1, -1)]
    assert "(page 2 of 2)" in soup(client.get("/news/newsletter/?page=2")).title.text
    assert titles(client, "/news/newsletter/?page=no") == pages[0]
    assert titles(client, "/news/newsletter/?page=99") == pages[1]


def test_an_issue_tells_its_items_in_order_in_its_own_words(client: Client, home: HomePage) -> None:
    news = factories.NewsIndexPageFactory()
    first, second = factories.news(news, title="First"), factories.news(news, title="Second")
    event = factories.EventPageFactory(title="Meet us", slug="meet-us", place_name="Town Hall")
    gone = factories.news(news, title="Gone", live=False)
    closed = factories.news(news, title="Closed")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    issue = factories.newsletter_issue(second, event, gone, first, closed, slug="issue")
    rows = list(issue.items.all())
    rows[1].section, rows[1].heading, rows[1].words = "Take part", "Come & see", "Tea & talk."
    rows[2].section = "Its first item is gone"
    issue.items = rows
    issue.save()

    page = soup(client.get("/news/newsletter/issue/"))

    links = page.select("main .nhsuk-card__link")
    assert [link.text for link in links] == ["Second", "Come & see", "First"]
    found = [(tag.name, tag.text.strip()) for tag in page.select("main h2, main h3")]
    assert found[:5] == [
        ("h2", "Second"),
        ("h2", "Take part"),
        ("h3", "Come & see"),
        ("h2", "Its first item is gone"),
        ("h3", "First"),
    ]
    assert "Tea & talk." in page.main.text
    assert "Town Hall" in page.main.text
    assert links[1]["href"] == "/news/events/meet-us/"


def test_more_items_and_more_issues_cost_no_more_queries(client: Client, home: HomePage) -> None:
    news = factories.NewsIndexPageFactory()

    def cost(count: int) -> tuple[int, int]:
        pages = [factories.news(news, image=factories.ImageFactory()) for _ in range(count)]
        events = [factories.EventPageFactory() for _ in range(count)]
        issue = factories.newsletter_issue(*pages, *events, slug=f"with-{count}")
        for number in range(count):
            factories.newsletter_issue(pages[0], slug=f"{count}-{number}")
        spent = []
        for address in (f"/news/newsletter/{issue.slug}/", "/news/newsletter/"):
            client.get(address)
            with counted() as found:
                assert client.get(address).status_code == 200
            spent.append(found.queries)
        return spent[0], spent[1]

    few = cost(2)
    assert cost(10) == few
    assert max(few) <= 12


def drafted(home: HomePage, *pages: NewsPage, **fields: str) -> NewsletterIssuePage:
    index = factories.NewsletterIndexPageFactory()
    issue = factories.NewsletterIssuePageFactory.build(live=False, **fields)
    index.add_child(instance=issue)
    issue.items = [NewsletterItem(page=page) for page in pages]
    return issue


def told(issue: NewsletterIssuePage) -> list[str]:
    with pytest.raises(PublishingRefused) as refused:
        issue.save_revision().publish()
    return [message for messages in refused.value.message_dict.values() for message in messages]


def test_an_issue_that_tells_nothing_is_not_published(home: HomePage) -> None:
    assert told(drafted(home)) == ["The issue tells nothing yet. Add at least one page."]


def test_an_issue_leads_to_no_page_that_is_not_public(home: HomePage) -> None:
    draft = factories.news(factories.NewsIndexPageFactory(), title="A draft", live=False)
    issue = drafted(home, draft)
    assert "“A draft” is not a page that everybody can see" in told(issue)[0]
    with published_together([draft.pk, issue.pk]):
        assert refusals_of(issue) == []


def test_an_issue_takes_no_address_of_the_sign_up(home: HomePage) -> None:
    item = factories.news(factories.NewsIndexPageFactory())
    issue = drafted(home, item, slug="subscribe")
    assert told(issue) == ["Another part of the newsletter has this address. Choose another slug."]
    issue.slug = "subscribers"
    issue.save_revision().publish()
    assert NewsletterIssuePage.objects.live().get() == issue
