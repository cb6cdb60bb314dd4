"""“You said, we did” as an Atom feed: all of it, or what a reader has chosen."""

from datetime import datetime

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html_join

from alliance_site.core.filtering import chosen_from
from alliance_site.core.seo.head import absolute
from alliance_site.core.site.surroundings import surroundings_of
from engagement.commitments.choosing import FILTERS, choices
from engagement.commitments.queries import public_rows
from engagement.commitments.showing import Shown, shown

ITEMS = 20


class CommitmentFeed(Feed):
    """What was announced, or changed, last."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest) -> None:
        self.around = surroundings_of(request, None)
        self.chosen = chosen_from(request.GET, FILTERS, choices())

    def title(self) -> str:
        return f"{f'You said, we did {self.chosen.words}'.strip()} – {self.around.name}"

    def subtitle(self) -> str:
        return "What people asked for, and what we do about it."

    def link(self) -> str:
        return absolute(reverse("commitments") + self.chosen.query())

    def feed_url(self) -> str:
        return absolute(reverse("commitments_feed") + self.chosen.query())

    def author_name(self) -> str:
        return self.around.name

    def items(self) -> list[Shown]:
        return shown(self.chosen.narrow(public_rows())[:ITEMS])

    def item_title(self, item: Shown) -> str:
        title = f"{item.stands}: {item.title}"
        return f"Example: {title}" if item.is_example else title

    def item_description(self, item: Shown) -> str:
        # An Atom summary is HTML.
        due = [("By when", item.due)] if item.due else []
        return format_html_join("", "<p>{}: {}</p>", [*item.parts, *due])

    def item_link(self, item: Shown) -> str:
        return absolute(item.address)

    def item_guid(self, item: Shown) -> str:
        return absolute(item.address)

    def item_updateddate(self, item: Shown) -> datetime:
        return item.when
