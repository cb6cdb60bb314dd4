"""The news as Atom feeds: readers' programs ask for them, and so do partners' websites."""

from datetime import datetime, time
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlencode

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Enclosure
from django.utils.html import escape
from wagtail.models import Page

from alliance_site.core.images.pictures import load_pictures, social_address
from alliance_site.core.seo.head import absolute
from alliance_site.core.site.surroundings import surroundings_of
from news.queries import news_below

if TYPE_CHECKING:
    from news.models import NewsPage, Topic

ITEMS = 20


class AtomWithPictures(Atom1Feed):
    """Atom whose pictures do not say how many bytes they have: each would be asked for it."""

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        pictures = item["enclosures"]
        super().add_item_elements(handler, {**item, "enclosures": []})
        for picture in pictures:
            attributes = {"rel": "enclosure", "href": picture.url, "type": picture.mime_type}
            handler.addQuickElement("link", "", attributes)


class NewsFeed(Feed):
    """All news of a section, or those of one topic or programme."""

    feed_type = AtomWithPictures
    lookups: ClassVar[dict[str, str]] = {"topic": "topics", "programme": "programmes"}

    def __init__(self, section: Page, of: str = "", one: "Topic | Page | None" = None) -> None:
        self.section, self.of, self.one = section, of, one

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.around = surroundings_of(request, self.section)

    def title(self) -> str:
        about = f": {getattr(self.one, 'name', None) or self.one}" if self.one else ""
        return f"{self.section.title}{about} – {self.around.name}"

    def subtitle(self) -> str:
        return self.section.search_description

    def link(self) -> str:
        chosen = f"?{urlencode({self.of: self.one.slug})}" if self.one else ""
        return absolute(self.around.address(self.section) + chosen)

    def feed_url(self) -> str:
        below = f"{self.of}/{self.one.slug}/" if self.one else ""
        return absolute(f"{self.around.address(self.section)}feed/{below}")

    def author_name(self) -> str:
        return self.around.name

    def items(self) -> "list[NewsPage]":
        found = news_below(self.section)
        if self.one:
            found = found.filter(**{self.lookups[self.of]: self.one.pk})
        items = list(found[:ITEMS])
        load_pictures(items)
        return items

    def item_title(self, item: "NewsPage") -> str:
        return f"Example: {item.title}" if item.is_example else item.title

    def item_description(self, item: "NewsPage") -> str:
        # An Atom summary is HTML, as Django writes it.
        return escape(item.search_description)

    def item_link(self, item: "NewsPage") -> str:
        return absolute(self.around.address(item))

    def item_guid(self, item: "NewsPage") -> str:
        """Stays when the item is renamed or moved, so that nobody is told of it twice."""
        return item.translation_key.urn

    def item_pubdate(self, item: "NewsPage") -> datetime:
        return timezone.make_aware(datetime.combine(item.date, time.min))

    def item_updateddate(self, item: "NewsPage") -> datetime:
        return item.last_published_at or self.item_pubdate(item)

    def item_enclosures(self, item: "NewsPage") -> list[Enclosure]:
        address = social_address(item.image)
        return [Enclosure(absolute(address), "", "image/jpeg")] if address else []
