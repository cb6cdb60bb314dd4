"""Tells core which live figures there are, and that a load of figures changes public pages."""

from alliance_site.core.http.purging import empty_on_change_of
from alliance_site.core.live_figures import registry
from performance.figures.models import Load
from performance.live.provider import WaitingTimes


def register() -> None:
    registry.register("waiting-times", WaitingTimes())
    empty_on_change_of(Load)
