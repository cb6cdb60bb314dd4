"""What stands in the files, and what each name means. The page of open data explains them."""

from decimal import Decimal
from typing import Any

from performance.open_data.choosing import Chosen
from performance.series.points import Point

# As both files have them, with words for the page.
OF_A_MONTH = {
    "period": "The month, such as 2025-09 for September 2025.",
    "total": "How many people were counted. It can end in .5: then two hospitals shared the "
    "care of a person.",
    "within": "How many of them were told or treated in time. The others waited longer.",
    "status": "“provisional”: NHS England may still change it. “final”: it will not.",
    "source": "The file that the figure came from.",
    "rounded": "“yes” or true: the file gives whole numbers only, where there may be halves.",
    "counted_for": "The codes of the organisations that are counted, with a space between them.",
    "our_sum": "“yes” or true: we added several organisations up. It is not an official figure.",
}
OF_A_SERIES = {
    "organisation": "The code of the organisation. It is part of the address.",
    "name": "The name of the organisation.",
    "standard": "The code of what is counted. It is part of the address.",
    "basis": "“commissioner”: people are counted by where they live. “provider”: by where they "
    "are treated.",
    "cancer_type": "The type of cancer. Empty: all of them together.",
}
ONLY_JSON = {
    "standard_name": "The name of what is counted.",
    "what_happened": "What happened to the people that “within” counts.",
    "is_our_sum": "true: we added several organisations up. It is not an official figure.",
    "parts": "The codes of the organisations that we added up.",
    "breaks": "Months from which people were counted in another way. Do not compare across them.",
    "targets": "The levels asked for, in people of every 100. A “standard” counts from its day "
    "on. An “ambition” is to be reached by its day.",
    "cancer_types": "The types of cancer that can be asked for.",
    "last_updated": "When figures were last loaded, or what explains them was changed.",
    "licence": "The licence, with its name and its address.",
    "attribution": "The words to show wherever you use the figures.",
    "data_dictionary": "The address of this page.",
    "series": "The list of months, the oldest first.",
}
COLUMNS = (*OF_A_SERIES, *OF_A_MONTH)


def of_series(chosen: Chosen) -> dict[str, str]:
    series = chosen.series
    return {
        "organisation": series.organisation.code,
        "name": series.organisation.name,
        "standard": series.standard.code,
        "basis": str(series.basis),
        "cancer_type": series.cancer_type,
    }


def of_month(point: Point) -> dict[str, Any]:
    return {
        "period": f"{point.period:%Y-%m}",
        "total": number(point.total),
        "within": number(point.within),
        "status": str(point.status),
        "source": point.source,
        "rounded": point.is_rounded,
        "counted_for": " ".join(point.organisations),
        "our_sum": point.is_our_sum,
    }


def number(count: Decimal) -> int | float:
    """403 or 246.5."""
    return int(count) if count == count.to_integral_value() else float(count)
