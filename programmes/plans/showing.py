"""A plan as its own page shows it, also in a preview of what nobody has stored yet."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Case, Prefetch, Q, QuerySet, Value, When, prefetch_related_objects
from wagtail.models import Page

from alliance_site.core.navigation.queries import page_rows
from programmes.plans.asking import naming
from programmes.plans.models import PlanAction, PrincipleAnswer
from programmes.plans.progress import Progress, progress_of

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
    """Four queries for a stored plan."""
    rows = _with_principles(plan)
    pages = _pages_around(plan, {row.measure_page_id for row in rows if row.measure_page_id})
    today = {pk: page for pk, page in pages.items() if page.is_principle}
    actions = [
        ShownAction(
            row=row,
            principles=[today[one.pk] for one in row.principles.all() if one.pk in today],
            measure_page=pages.get(row.measure_page_id or 0),
        )
        for row in rows
    ]
    answers = [
        ShownAnswer(answer, today.get(answer.principle_id), naming(answer.principle_id, rows))
        for answer in _answers(plan)
        # An empty one is a draft's.
        if answer.how
    ]
    # What is withdrawn stands behind what is not.
    answers.sort(key=lambda answer: answer.principle is None)
    programmes = [page for page in pages.values() if page.is_programme]
    return ShownPlan(actions, answers, programmes, progress_of(row.status for row in rows))


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


def _pages_around(plan: "DeliveryPlanPage", figures: set[int]) -> dict[int, Page]:
    """The principles of today, the plan's programmes, and the pages with its figures: each that
    anybody may see, all in one query."""
    found = plan.programmes.all()
    stored = isinstance(found, QuerySet)
    own = found.order_by().values("pk") if stored else [page.pk for page in found]
    of_type = page_rows().type_q(PlanAction.principles.rel.model)
    pages = page_rows().annotate(
        is_programme=_whether(Q(pk__in=own)), is_principle=_whether(of_type)
    )
    return {
        page.pk: page
        for page in pages.filter(Q(is_programme=True) | Q(is_principle=True) | Q(pk__in=figures))
    }


def _whether(condition: Q) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False))
