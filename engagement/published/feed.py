"""What people told us, as an Atom feed."""

from datetime import datetime

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape, linebreaks

from alliance_site.core.seo.head import absolute
from alliance_site.core.site.surroundings import surroundings_of
from engagement.published.addresses import LIST
from engagement.published.areas import groups_that_name_nobody
from engagement.published.showing import Told, public_rows, told

ITEMS = 20


class ToldFeed(Feed):
    """The newest, with the approved words and nothing else."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest) -> None:
        self.around = surroundings_of(request, None)

    def title(self) -> str:
        return f"What people told us – {self.around.name}"

    def subtitle(self) -> str:
        return "What patients, carers and residents told us, and what we answer."

    def link(self) -> str:
        return absolute(LIST)

    def feed_url(self) -> str:
        return absolute(reverse("feedback_published_feed"))

    def author_name(self) -> str:
        return self.around.name

    def items(self) -> list[Told]:
        return told(public_rows()[:ITEMS], groups_that_name_nobody())

    def item_title(self, item: Told) -> str:
        return f"Example: {item.title}" if item.is_example else item.title

    def item_description(self, item: Told) -> str:
        # An Atom summary is HTML.
        return linebreaks(escape(item.text))

    def item_link(self, item: Told) -> str:
        return absolute(item.address)

    def item_guid(self, item: Told) -> str:
        return absolute(item.address)

    def item_pubdate(self, item: Told) -> datetime:
        return item.when

    def item_updateddate(self, item: Told) -> datetime:
        return item.when
