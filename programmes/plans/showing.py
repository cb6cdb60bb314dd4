"""A plan as its own page shows it, also in a preview of what nobody has stored yet."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from wagtail.models import Page

from alliance_site.core.pages.visibility import visible_pages
from programmes.plans.asking import naming
from programmes.plans.models import PlanAction, PrincipleAnswer
from programmes.plans.progress import Progress, progress_of
from programmes.queries import principle_rows, visible_related

if TYPE_CHECKING:
    from programmes.plans.pages import DeliveryPlanPage

# The colours of the front end's tags; the words say the same.
TAGS = {
    "not_started": "grey",
    "on_track": "blue",
    "delayed": "orange",
    "done": "green",
    "stopped": "red",
}


@dataclass
class ShownAction:
    """An action with the principles of today that it reflects, and the page with its figure."""

    row: PlanAction
    principles: list[Page] = field(default_factory=list)
    measure_page: Page | None = None

    @property
    def tag(self) -> str:
        return TAGS.get(self.row.status, "grey")


@dataclass
class ShownAnswer:
    """An answer with the actions that it rests on; `principle` is None once it is withdrawn."""

    row: PrincipleAnswer
    principle: Page | None
    actions: list[PlanAction] = field(default_factory=list)


@dataclass
class ShownPlan:
    """All that the page of a plan shows besides its own fields."""

    actions: list[ShownAction]
    answers: list[ShownAnswer]
    programmes: list[Page]
    progress: Progress


def shown(plan: "DeliveryPlanPage") -> ShownPlan:
    """A fixed number of queries for a stored plan."""
    today = {principle.pk: principle for principle in principle_rows()}
    rows = _with_principles(plan)
    figures = _figures(rows)
    actions = [
        ShownAction(
            row=row,
            principles=[today[one.pk] for one in row.principles.all() if one.pk in today],
            measure_page=figures.get(row.measure_page_id or 0),
        )
        for row in rows
    ]
    answers = [_answer(answer, today.get(answer.principle_id), rows) for answer in _answers(plan)]
    # An empty one is a draft's.
    said = [answer for answer in answers if answer.row.how]
    # What is withdrawn stands behind what is not.
    said.sort(key=lambda answer: answer.principle is None)
    progress = progress_of(row.status for row in rows)
    return ShownPlan(actions, said, visible_related(plan.programmes), progress)


def _with_principles(plan: "DeliveryPlanPage") -> list[PlanAction]:
    found = plan.actions.all()
    rows = list(found)
    if isinstance(found, QuerySet):
        # In a preview modelcluster has them in memory.
        principles = PlanAction.principles.rel.model.objects.defer_streamfields()
        prefetch_related_objects(rows, Prefetch("principles", principles))
    return rows


def _answers(plan: "DeliveryPlanPage") -> Iterable[PrincipleAnswer]:
    found = plan.answers.all()
    return found.select_related("principle") if isinstance(found, QuerySet) else found


def _answer(row: PrincipleAnswer, principle: Page | None, actions: list[PlanAction]) -> ShownAnswer:
    return ShownAnswer(row, principle, naming(row.principle_id, actions))


def _figures(rows: list[PlanAction]) -> dict[int, Page]:
    keys = {row.measure_page_id for row in rows if row.measure_page_id}
    return visible_pages().in_bulk(keys) if keys else {}
