"""Tells the caches and the site map what the figures have for them."""

from django.urls import reverse

from alliance_site.core.http.purging import empty_on_change_of
from alliance_site.core.seo import site_map
from performance.models import Baseline, Organisation, SeriesBreak, Standard, Succession, Target


def register() -> None:
    empty_on_change_of(Baseline, Organisation, SeriesBreak, Standard, Succession, Target)
    site_map.register("open data", lambda: [(reverse("open_data"), None)])
