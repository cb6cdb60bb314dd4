"""What the performance app offers to templates of other apps' pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from jinja2.ext import Extension

from alliance_site.core.pages.visibility import visible
from performance.figures.numbers import month
from performance.figures.sources import LICENCE, LICENCE_URL, SOURCE, SOURCE_URL
from performance.live.headlines import headlines
from performance.models import PerformancePage
from performance.open_data.updated import updated_at


@dataclass(frozen=True)
class HowWeAreDoing:
    """The page of figures with its headline figures: those of the data, or else the editors'."""

    page: PerformancePage
    figures: Sequence[Any]


def how_we_are_doing() -> HowWeAreDoing | None:
    """What the home page shows of the figures; none where there are none."""
    page = visible(PerformancePage.objects.defer("body")).order_by("path").first()
    if page is None:
        return None
    figures = headlines() or [block.value for block in page.figures]
    return HowWeAreDoing(page, figures) if figures else None


class PerformanceExtension(Extension):
    """Adds `how_we_are_doing()`, and where figures come from."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.globals["how_we_are_doing"] = how_we_are_doing
        environment.globals["figures_last_changed"] = updated_at
        environment.filters["month"] = month
        environment.globals["figures_source"] = {
            "name": SOURCE,
            "address": SOURCE_URL,
            "licence": LICENCE,
            "licence_address": LICENCE_URL,
        }
