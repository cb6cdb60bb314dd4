"""A series as JSON: the months, and all that must be known to use them rightly."""

from datetime import date, datetime
from typing import Any

from django.urls import reverse

from alliance_site.core.seo.head import absolute
from performance.figures.sources import ATTRIBUTION, LICENCE, LICENCE_URL
from performance.open_data.choosing import Chosen
from performance.open_data.columns import number, of_month, of_series
from performance.standards.models import Target


def document(chosen: Chosen, updated_at: datetime | None) -> dict[str, Any]:
    series = chosen.series
    return {
        **of_series(chosen),
        "standard_name": series.standard.name,
        "what_happened": series.standard.what_happened,
        "is_our_sum": series.organisation.is_our_sum,
        "parts": [part.code for part in chosen.parts],
        "rounded": chosen.is_rounded,
        "breaks": [{"on": _month(found.on), "why": found.why} for found in series.breaks],
        "targets": [_target(found) for found in chosen.targets],
        "cancer_types": list(chosen.cancer_types),
        "last_updated": updated_at.isoformat() if updated_at else None,
        "licence": {"name": LICENCE, "url": LICENCE_URL},
        "attribution": f"Source: {ATTRIBUTION}",
        "data_dictionary": absolute(reverse("open_data")),
        "series": [of_month(point) for point in series.points],
    }


def _target(found: Target) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "level": number(found.level),
        "on": found.on.isoformat(),
        "source": found.source,
        "source_url": found.source_url,
    }


def _month(on: date) -> str:
    return f"{on:%Y-%m}"
