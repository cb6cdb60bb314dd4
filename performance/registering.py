"""Tells the caches, the fact register and the site map what the figures have for them."""

from django.urls import reverse

from alliance_site.core.facts import sources
from alliance_site.core.facts.following import follow_on_change_of
from alliance_site.core.http.purging import empty_on_change_of
from alliance_site.core.seo import site_map
from performance.figures.facts import SOURCE_OF_FACTS
from performance.models import (
    Baseline,
    Load,
    Organisation,
    SeriesBreak,
    Standard,
    Succession,
    Target,
)


def register() -> None:
    empty_on_change_of(Baseline, Organisation, SeriesBreak, Standard, Succession, Target)
    site_map.register("open data", lambda: [(reverse("open_data"), None)])
    sources.register(SOURCE_OF_FACTS)
    follow_on_change_of(Load)
