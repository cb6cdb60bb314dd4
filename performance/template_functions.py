"""What the performance app offers to templates of other apps' pages."""

from jinja2 import Environment
from jinja2.ext import Extension

from alliance_site.core.pages.visibility import visible
from performance.models import PerformancePage


def how_we_are_doing() -> PerformancePage | None:
    """The page of figures, with its headline figures."""
    return visible(PerformancePage.objects.defer("body")).order_by("path").first()


class PerformanceExtension(Extension):
    """Adds `how_we_are_doing()`."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.globals["how_we_are_doing"] = how_we_are_doing
