"""What every page shows around its own content: the settings, the menu, the footer."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings as django_settings
from django.http import HttpRequest
from wagtail.models import Page, Site

from alliance_site.core.areas.models import Area
from alliance_site.core.navigation.queries import Navigation, navigation_for
from alliance_site.core.pages.addresses import address_below
from alliance_site.core.site.blocks import CHANNELS
from alliance_site.core.site.models import SiteSettings


@dataclass(frozen=True)
class Link:
    """A link with its words, to a page of this site or to another website."""

    text: str
    url: str


@dataclass
class Surroundings:
    """Settings and navigation, loaded once for a request."""

    settings: SiteSettings
    navigation: Navigation

    @property
    def name(self) -> str:
        return self.settings.organisation_name or django_settings.SITE_NAME

    @property
    def areas(self) -> list[str]:
        """The areas served, by name; asked for only where they are shown."""
        return list(Area.objects.values_list("name", flat=True))

    def address(self, page: Page) -> str:
        """A page's address without the host, or an empty text where it lies outside the site."""
        return address_below(self.navigation.home.url_path, page)

    @property
    def footer_links(self) -> list[Link]:
        return list(self._footer_links())

    def _footer_links(self) -> Iterator[Link]:
        for block in self.settings.footer_links.raw_data:
            value = block["value"]
            if block["type"] == "link":
                yield Link(value["text"], value["url"])
            elif page := self.navigation.chosen.get(value):
                yield Link(page.title, self.address(page))

    @property
    def social_channels(self) -> list[Link]:
        names = dict(CHANNELS)
        values = [block["value"] for block in self.settings.social_channels.raw_data]
        return [Link(v["name"] or names.get(v["channel"], ""), v["url"]) for v in values]

    @property
    def alert_address(self) -> str:
        page = self.navigation.chosen.get(self.settings.alert_link_id or 0)
        return self.address(page) if page else ""


def surroundings_of(request: HttpRequest, page: Page | None) -> Surroundings:
    """What stands around a page; two queries, once for a request."""
    known: Surroundings | None = getattr(request, "_surroundings", None)
    if known is None:
        site = Site.find_for_request(request)
        if site is None:
            raise RuntimeError("No site answers for this address: add one in Settings, Sites.")
        settings = SiteSettings.for_site(site)
        navigation = navigation_for(site, page, settings.footer_page_ids)
        known = Surroundings(settings, navigation)
        request._surroundings = known  # type: ignore[attr-defined]
    return known
