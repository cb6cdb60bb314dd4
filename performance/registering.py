"""Tells the caches what changes public pages; an app's models are named in its own `ready()`."""

from alliance_site.core.http.purging import empty_on_change_of
from performance.models import Baseline, Organisation, SeriesBreak, Standard, Succession, Target


def register() -> None:
    empty_on_change_of(Baseline, Organisation, SeriesBreak, Standard, Succession, Target)
