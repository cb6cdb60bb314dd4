"""A public page costs a fixed, small number of queries, however large the site is."""

import json

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.test import Client
from wagtail.models import Page

from alliance_site.core.areas.models import Area
from alliance_site.core.pages.home import HomePage
from news.models import NewsPage, RelatedNews, Topic
from performance.models import Observation, Organisation, Standard
from tests import factories
from tests.engagement.sending import on_the_website
from tests.pages import Cost, counted
from tests.performance.made import observed

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12
# Pages that show the coming events, or the way to them, ask for those.
WITH_EVENTS = {"home", "programme", "news", "chosen news"}
# These ask for what people told us, and what came of it: a programme in one query each, the list
# with its choices in more.
WITH_TOLD = {"programme": 2, "principle": 1, "have your say": 1}
# A programme shows how far its plans are, and asks whether there is a consultation on it.
WITH_PLANS = {"programme": 2, "principle": 1}
# A page with facts asks for them once, and the home page for the areas served.
# Those with waiting times ask for them in a fixed number of queries, whatever their number.
FIGURES = 'FROM "performance_'
MOST_OF_FIGURES = 16
ONE_MORE = ('FROM "core_fact"', 'SELECT "core_area"."name" AS "name" FROM')


def cost_of(client: Client, address: str) -> Cost:
    client.get(address)  # templates compiled, content types known
    cache.clear()
    with counted() as cost:
        assert client.get(address).status_code == 200
    return cost


def links_to(pages: list[Page]) -> str:
    """A body in which every kind of block that can refer to a page refers to all of them; it has as
    many facts."""
    fact = factories.FactFactory()
    figures = f'<embed embedtype="fact" id="{fact.pk}"/>' * len(pages)
    anchors = figures + "".join(
        f'<a linktype="page" id="{page.pk}">{page.title}</a>' for page in pages
    )
    links = [{"text": page.title, "page": page.pk, "url": ""} for page in pages]
    return json.dumps(
        [
            {"type": "text", "value": f"<p>{anchors}</p>"},
            {"type": "inset", "value": f"<p>{anchors}</p>"},
            {"type": "links", "value": {"heading": "More", "items": links}},
            {"type": "action_link", "value": links[0]},
            *({"type": "fact_figure", "value": {"fact": fact.pk}} for _ in pages),
            *(
                {"type": "live_figure", "value": {"live_figure_key": key, "month": ""}}
                for key in live_figures()
            ),
            {
                "type": "cards",
                "value": {"heading": "Cards", "items": [{"page": p.pk, "text": ""} for p in pages]},
            },
        ]
    )


def live_figures() -> list[str]:
    """One for each organisation that there are figures of."""
    codes = Organisation.objects.values_list("code", flat=True)
    return [f"waiting-times:{code}/62D" for code in codes]


def load_figures(count: int) -> None:
    """So many organisations with a year of figures; what was there before goes."""
    Observation.objects.all().delete()
    Organisation.objects.all().delete()
    Standard.objects.get_or_create(code="62D", defaults={"name": "62-day standard", "days": 62})
    for number in range(count):
        code = f"T{number}"
        Organisation.objects.create(code=code, name=code, kind="provider", is_main=not number)
        observed(code, "62D", [70] * 12)


def publish_news(items: list[NewsPage], programmes: list[Page]) -> None:
    """Each item with as many of everything that it is found by."""
    slugs = [item.slug for item in items]
    topics = [factories.TopicFactory(slug=slug) for slug in slugs]
    areas = [factories.AreaFactory(slug=slug) for slug in slugs]
    for item in items:
        item.topics, item.areas, item.programmes = topics, areas, programmes
        item.related_items = [RelatedNews(item=other) for other in items if other != item]
        item.body = links_to(programmes)
        item.save_revision().publish()


def whole_site(home: HomePage, count: int) -> dict[str, str]:
    """A site with `count` of everything; the address of one page of each type."""
    # Made in bulk: signals and pictures are no part of what is counted here.
    work = factories.ProgrammeIndexPageFactory(parent=home)
    index = factories.PrinciplesIndexPageFactory(parent=work)
    news = factories.NewsIndexPageFactory(parent=home)
    events = factories.EventsIndexPageFactory(parent=news)
    factories.HaveYourSayPageFactory(parent=home, show_in_menus=True)
    factories.PerformancePageFactory(parent=home, show_in_menus=True)
    section = factories.StandardPageFactory(parent=home, title="About", slug="about")
    image = factories.ImageFactory
    programmes, principles, areas, items = [], [], [], []
    for number in range(count):
        name = f"n{number}"
        principles.append(factories.PrinciplePageFactory(parent=index, slug=name, image=image()))
        areas.append(factories.SupportingAreaPageFactory(parent=work, slug=f"a{name}"))
        programme = factories.ProgrammePageFactory(parent=work, slug=name, image=image())
        programmes.append(programme)
        items.append(factories.NewsPageFactory(parent=news, slug=name, image=image()))
        factories.EventPageFactory(parent=events, slug=name, image=image(), programmes=programmes)
        factories.StandardPageFactory(parent=section, slug=name)
    for page in (*programmes, *principles, *areas, section):
        page.body = links_to(programmes)
        if page in programmes:
            page.related_principles, page.supporting_areas = principles, areas
        if page in areas:
            page.work_page = news
        page.save_revision().publish()
    publish_news(items, programmes)
    for number, page in enumerate([*programmes, *principles]):
        on_the_website(f"{count} of {number}", about=page, reply="Thank you")
    home.image = image()
    home.body = links_to(programmes)
    home.save_revision().publish()
    ContentType.objects.clear_cache()
    return {
        "home": "/",
        "index": "/our-work/",
        "programme": "/our-work/n0/",
        "principles": "/our-work/principles/",
        "principle": "/our-work/principles/n0/",
        "area": "/our-work/an0/",
        "news": "/news/",
        "chosen news": "/news/?topic=n0&area=n0&programme=n0",
        "news feed": "/news/feed/topic/n0/",
        "news item": "/news/n0/",
        "events": "/news/events/",
        "event": "/news/events/n0/",
        "have your say": "/have-your-say/",
        "performance": "/performance/",
        "standard": "/about/",
    }


def costs(client: Client, home: HomePage, count: int) -> dict[str, int]:
    found = {}
    load_figures(count)
    for name, address in whole_site(home, count).items():
        cost = cost_of(client, address)
        more = sum(any(part in shape for part in ONE_MORE) for shape in cost.shapes)
        # These show something of every app, or events beside their own.
        of_figures = sum(
            number
            for shape, number in cost.shapes.items()
            if FIGURES in shape and "performancepage" not in shape
        )
        assert of_figures <= MOST_OF_FIGURES, f"{name}: {of_figures}\n{cost}"
        most = MOST_QUERIES + of_figures + more + (name in WITH_EVENTS)
        most += WITH_TOLD.get(name, 0) + WITH_PLANS.get(name, 0)
        assert cost.queries <= most, f"{name}: {cost.queries}\n{cost}"
        assert cost.most_repeated <= 2, f"{name}\n{cost}"
        found[name] = cost.queries
    return found


def test_every_page_stays_within_the_limit_and_ten_of_all_cost_what_two_cost(
    client: Client, home: HomePage
) -> None:
    few = costs(client, home, 2)
    for page in Page.objects.filter(depth=3):
        page.delete()
    Topic.objects.all().delete()
    Area.objects.all().delete()
    home.refresh_from_db()
    assert costs(client, home, 10) == few


def test_the_site_map_costs_the_same_for_more_pages(client: Client, home: HomePage) -> None:
    factories.SiteMapPageFactory(parent=home, slug="site-map")
    few = cost_of(client, "/site-map/").queries
    for _ in range(10):
        factories.StandardPageFactory(parent=home)
    assert cost_of(client, "/site-map/").queries == few <= MOST_QUERIES
