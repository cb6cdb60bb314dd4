"""How we moderate, with the numbers."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from alliance_site.core.exports import csv_of
from engagement.feedback.choices import Refusal
from engagement.feedback.settings import FeedbackSettings
from engagement.openness.counting import first_day_after, quarter_of
from engagement.openness.table import tables
from engagement.openness.words import OUTCOMES
from engagement.published.addresses import CRUMBS


@require_safe
def how_we_moderate(request: HttpRequest) -> HttpResponse:
    context = {
        "page_title": "How we decide what to publish",
        "description": "What we do with what people tell us, and how often we publish it.",
        "more_crumbs": CRUMBS,
        "settings_of": FeedbackSettings.load(),
        "reasons": [OUTCOMES[reason] for reason in Refusal],
        "tables": tables(),
        "next_count": first_day_after(*quarter_of(timezone.localdate())),
    }
    return TemplateResponse(request, "engagement/openness/page.html", context)


@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    columns = ("Year", "Months", "What", "How many")
    return csv_of(columns, _rows(), "how-we-moderate.csv")


def _rows() -> Iterator[tuple[str, str, str, str]]:
    for table in tables():
        for row in table.rows:
            for months, cell in zip(table.columns, row.cells, strict=True):
                yield str(table.year), months, row.name, cell
