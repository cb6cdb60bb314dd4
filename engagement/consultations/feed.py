"""Consultations as an Atom feed, each from the moment in which it opens."""

from datetime import datetime

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from alliance_site.core.http.caching import changes_at
from alliance_site.core.seo.head import absolute
from alliance_site.core.site.surroundings import surroundings_of
from engagement.consultations.models import Consultation
from engagement.consultations.queries import opened, standing
from engagement.consultations.states import changes_of

ITEMS = 20


class ConsultationFeed(Feed):
    feed_type = Atom1Feed
    subtitle = "What we ask you about our plans, and what came of what you said."

    def get_object(self, request: HttpRequest) -> None:
        self.around = surroundings_of(request, None)
        changes_at(request, *changes_of(standing()))

    def title(self) -> str:
        return f"Consultations – {self.around.name}"

    def link(self) -> str:
        return absolute(reverse("consultations"))

    def feed_url(self) -> str:
        return absolute(reverse("consultations_feed"))

    def author_name(self) -> str:
        return self.around.name

    def items(self) -> list[Consultation]:
        return list(opened().filter(open_since__lte=timezone.now()).reverse()[:ITEMS])

    def item_title(self, item: Consultation) -> str:
        return f"Example: {item.name}" if item.is_example else item.name

    def item_description(self, item: Consultation) -> str:
        verb = "closes" if item.is_open else "closed"
        return f"It {verb} on {item.closes_on}. For {item.who_it_is_for}."

    def item_link(self, item: Consultation) -> str:
        return item.full_address

    def item_guid(self, item: Consultation) -> str:
        return item.full_address

    def item_pubdate(self, item: Consultation) -> datetime:
        since: datetime = item.open_since
        return since

    def item_updateddate(self, item: Consultation) -> datetime:
        return item.outcome_published_at or self.item_pubdate(item)
