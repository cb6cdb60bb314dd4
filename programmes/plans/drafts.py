"""Reads a plan out of a draft in a fixed number of queries, however many rows it has.

A draft is data: what a row names may be gone since. Left to itself, each row asks for every page
that it names.
"""

from collections.abc import Container
from typing import Any

from modelcluster.models import model_from_serializable_data
from wagtail.models import Page

from programmes.pages.principles import PrinciplePage
from programmes.plans.models import PlanAction, PrincipleAnswer

Row = dict[str, Any]
ROWS = ("actions", "answers")


def rows_of(draft: Row) -> dict[str, list[Any]]:
    """The actions and the answers of a draft, by the names of their relations."""
    actions, answers = (draft.get(name) or [] for name in ROWS)
    principles = PrinciplePage.objects.defer_streamfields().in_bulk(
        {key for row in actions for key in row.get("principles", ())}
    )
    named = {row.get("measure_page") for row in actions} | {row.get("principle") for row in answers}
    there = set(Page.objects.filter(pk__in=named - {None}).values_list("pk", flat=True))
    found = {
        "actions": [_action(row, principles, there) for row in actions],
        "answers": [
            model_from_serializable_data(
                PrincipleAnswer, _known(row, "principle", there), check_fks=False
            )
            for row in answers
        ],
    }
    return {name: rows for name, rows in found.items() if name in draft}


def _action(
    row: Row, principles: dict[int, PrinciplePage], there: Container[int | None]
) -> PlanAction:
    fields = {name: value for name, value in row.items() if name != "principles"}
    action = PlanAction.from_serializable_data(
        _known(fields, "measure_page", there), check_fks=False
    )
    action.principles = [principles[key] for key in row.get("principles", ()) if key in principles]
    return action


def _known(row: Row, name: str, there: Container[int | None]) -> Row:
    """The row without a page that is gone."""
    return {**row, name: row[name] if row.get(name) in there else None}
