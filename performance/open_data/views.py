"""Open data: a series as JSON and as CSV, and the page that lists and explains them."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from alliance_site.core.exports import csv_lines
from alliance_site.core.seo.head import absolute
from performance.figures import sources
from performance.open_data.choosing import Chosen, NotKnown, choose
from performance.open_data.columns import (
    COLUMNS,
    OF_A_MONTH,
    OF_A_SERIES,
    ONLY_JSON,
    of_month,
    of_series,
)
from performance.open_data.document import document
from performance.open_data.listing import listed_series
from performance.open_data.updated import updated_at


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    context = {
        "page_title": "Our figures as open data",
        "description": "Every figure on waiting times that we show, as files for your own work.",
        "more_crumbs": [("How we are doing", "/performance/")],
        "tables": listed_series(),
        "of_a_month": OF_A_MONTH,
        "of_a_series": OF_A_SERIES,
        "only_json": ONLY_JSON,
        "sources": sources,
    }
    return TemplateResponse(request, "performance/open_data/page.html", context)


@require_safe
def as_json(request: HttpRequest, organisation: str, standard: str) -> HttpResponse:
    try:
        chosen = _chosen(request, organisation, standard)
    except NotKnown as error:
        return _open(_as_json(_not_known(error), status=404))
    changed = updated_at()
    return _open(_as_json(document(chosen, changed)), changed)


@require_safe
def as_csv(request: HttpRequest, organisation: str, standard: str) -> HttpResponse:
    try:
        chosen = _chosen(request, organisation, standard)
    except NotKnown as error:
        said = _not_known(error)
        words = f"{said['error']} There is: {', '.join(said['there_is'])}. See {said['see']}\n"
        return _open(HttpResponse(words, "text/plain; charset=utf-8", status=404))
    content = "".join(csv_lines(COLUMNS, _rows(chosen)))
    response = HttpResponse(content, "text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{organisation}-{standard}.csv"'
    return _open(response, updated_at())


def _chosen(request: HttpRequest, organisation: str, standard: str) -> Chosen:
    asked = (request.GET.get(name, "") for name in ("basis", "cancer_type"))
    return choose(organisation, standard, *asked)


def _rows(chosen: Chosen) -> list[list[Any]]:
    of_all = of_series(chosen)
    rows = [{**of_all, **of_month(point)} for point in chosen.series.points]
    return [[_cell(row[column]) for column in COLUMNS] for row in rows]


def _cell(value: Any) -> Any:
    return ("yes" if value else "no") if isinstance(value, bool) else value


def _not_known(error: NotKnown) -> dict[str, Any]:
    see = absolute(reverse("open_data"))
    return {"error": str(error), "there_is": error.there_is, "see": see}


def _as_json(content: dict[str, Any], status: int = 200) -> JsonResponse:
    plain = {"ensure_ascii": False}
    return JsonResponse(content, status=status, json_dumps_params=plain)


def _open(response: HttpResponse, changed: datetime | None = None) -> HttpResponse:
    """Any website may read it. It says where it is explained, and when it last changed."""
    response["Access-Control-Allow-Origin"] = "*"
    links = {"describedby": absolute(reverse("open_data")), "license": sources.LICENCE_URL}
    response["Link"] = ", ".join(f'<{to}>; rel="{name}"' for name, to in links.items())
    if changed:
        response["Last-Modified"] = http_date(changed.timestamp())
    return response
