"""Registers the report on broken links with the Wagtail admin."""

from alliance_site.core.links.report import BrokenLinksReport
from alliance_site.core.reports import register_report


def register() -> None:
    register_report(BrokenLinksReport, "broken-links", order=300)
