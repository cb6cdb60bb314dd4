from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from alliance_site.core.pages.base import BasePage
from alliance_site.core.pages.visibility import visible
from news.items.feeds import NewsFeed
from news.items.filtering import chosen_from, count_in_words
from news.items.listing import listing_of
from news.queries import news_below
from news.topics import Topic
from programmes.models import ProgrammePage


class NewsIndexPage(RoutablePageMixin, BasePage):
    """The news section: all items, or those that a reader chooses, and its feeds."""

    kind = "News section"
    parent_page_types = ["core.HomePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = "news index"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        chosen = chosen_from(request.GET, self)
        listing = listing_of(chosen.narrow(news_below(self)), request.GET.get("page"))
        context["chosen"] = chosen
        context["listing"] = listing
        context["count"] = count_in_words(listing.total, chosen)
        context["page_title"] = f"{self.title} {chosen.words}".strip() + listing.place
        context["canonical_query"] = chosen.query(page=listing.page.number)
        return context

    @path("feed/")
    def feed_of_all(self, request: HttpRequest) -> HttpResponse:
        return NewsFeed(self)(request)

    @path("feed/topic/<slug:slug>/")
    def feed_of_topic(self, request: HttpRequest, slug: str) -> HttpResponse:
        topic = Topic.objects.filter(slug=slug).first()
        if topic is None:
            raise Http404
        return NewsFeed(self, of="topic", one=topic)(request)

    @path("feed/programme/<slug:slug>/")
    def feed_of_programme(self, request: HttpRequest, slug: str) -> HttpResponse:
        programme = visible(ProgrammePage.objects.all()).filter(slug=slug).first()
        if programme is None:
            raise Http404
        return NewsFeed(self, of="programme", one=programme)(request)
