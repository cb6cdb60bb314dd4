"""Principles by plans: what each plan answers to each principle."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from textwrap import shorten
from typing import TYPE_CHECKING

from wagtail.models import Page

from programmes.plans.models import PlanAction, PrincipleAnswer
from programmes.queries import principle_rows

if TYPE_CHECKING:
    from programmes.plans.pages import DeliveryPlanPage
    from programmes.plans.queries import ListedPlan

SHORT = 140


@dataclass(frozen=True)
class Cell:
    """One plan's answer to one principle; `how` is empty where it has none yet."""

    how: str = ""
    actions: int = 0
    anchor: str = ""


@dataclass
class Row:
    """One plan, with a cell for each principle."""

    page: "DeliveryPlanPage"
    time: str
    cells: list[Cell]


@dataclass
class Matrix:
    """The table: a column for each principle, a row for each plan."""

    principles: list[Page] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


def matrix(plans: Sequence["ListedPlan"]) -> Matrix:
    """Three queries, however many plans there are."""
    principles = list(principle_rows())
    keys = [plan.page.pk for plan in plans]
    answers = _answers(keys)
    through = PlanAction.principles.through.objects
    actions = Counter(
        through.filter(planaction__plan__in=keys).values_list(
            "planaction__plan_id", "principlepage_id"
        )
    )
    rows = []
    for plan in plans:
        at = [(plan.page.pk, principle.pk) for principle in principles]
        anchors = [f"principle-{principle.slug}" for principle in principles]
        cells = [
            Cell(_short(answers.get(key, "")), actions[key], anchor)
            for key, anchor in zip(at, anchors, strict=True)
        ]
        rows.append(Row(plan.page, plan.page.time.value if plan.page.time else "", cells))
    return Matrix(principles, rows)


def _answers(plans: list[int]) -> dict[tuple[int, int | None], str]:
    rows = PrincipleAnswer.objects.filter(plan__in=plans, principle__isnull=False)
    return {(plan, one): how for plan, one, how in rows.values_list("plan", "principle", "how")}


def _short(how: str) -> str:
    return shorten(how, SHORT, placeholder=" …")
