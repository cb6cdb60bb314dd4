"""Reads delivery plans: each list is one queryset, each page a fixed number of them."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Count, Prefetch, Q, QuerySet
from wagtail.models import Page
from wagtail.query import PageQuerySet

from alliance_site.core.pages.visibility import visible
from programmes.plans.models import ActionStatus, PlanAction, PrincipleAnswer
from programmes.plans.periods import Time
from programmes.plans.progress import Progress
from programmes.queries import programme_cards

if TYPE_CHECKING:
    from programmes.pages.principles import PrinciplePage
    from programmes.pages.programmes import ProgrammePage
    from programmes.plans.pages import DeliveryPlanPage


def plan_cards() -> PageQuerySet:
    """The plans that anybody may see, without their bodies; the newest stands first."""
    # By name: the page models import this module for their lists.
    plans = apps.get_model("programmes", "DeliveryPlanPage").objects.all()
    return visible(plans).defer_streamfields().order_by("-starts", "path")


def actions_of(plan: Page) -> QuerySet[PlanAction]:
    """The actions of a plan in its order."""
    return PlanAction.objects.filter(plan_id=plan.pk).order_by("sort_order", "pk")


@dataclass
class ListedPlan:
    """A plan in a list, with how far it has come."""

    page: "DeliveryPlanPage"
    progress: Progress
    programmes: list[Page] = field(default_factory=list)


def plans_by_time() -> dict[Time, list[ListedPlan]]:
    """All plans that anybody may see, under the time that they are for; two queries."""
    shown = Prefetch("programmes", programme_cards())
    found: dict[Time, list[ListedPlan]] = {time: [] for time in Time}
    for plan in _listed(plan_cards().prefetch_related(shown)):
        plan.programmes = list(plan.page.programmes.all())
        if time := plan.page.time:
            found[time].append(plan)
    return found


def plans_of(programme: "ProgrammePage") -> list[ListedPlan]:
    """The plans of a programme that are not over yet, or the last one that is; one query."""
    plans = _listed(plan_cards().filter(programmes=programme.pk))
    open_plans = [plan for plan in plans if plan.page.time is not Time.PAST]
    return open_plans or plans[:1]


def _listed(plans: PageQuerySet) -> list[ListedPlan]:
    def count(*statuses: str) -> Count:
        chosen = Q(actions__status__in=statuses) if statuses else None
        return Count("actions", filter=chosen, distinct=True)

    numbers = {
        "actions_in_all": count(),
        "actions_done": count(ActionStatus.DONE),
        "actions_delayed": count(ActionStatus.DELAYED),
        "actions_stopped": count(ActionStatus.STOPPED),
    }
    return [
        ListedPlan(plan, Progress(*(getattr(plan, name) for name in numbers)))
        for plan in plans.annotate(**numbers)
    ]


@dataclass
class ReflectingPlan:
    """A plan as the page of a principle shows it: its answer, and the actions that name it."""

    page: "DeliveryPlanPage"
    how: str
    actions: list[PlanAction] = field(default_factory=list)


def plans_that_reflect(principle: "PrinciplePage") -> list[ReflectingPlan]:
    """What the plans say about a principle, and do; two queries."""
    answers = PrincipleAnswer.objects.filter(
        principle=principle.pk, plan__in=plan_cards().order_by().values("pk")
    ).exclude(how="")
    found = {
        answer.plan_id: ReflectingPlan(answer.plan, answer.how)
        for answer in answers.select_related("plan")
        .defer("plan__body")
        .order_by("-plan__starts", "plan__path")
    }
    actions = PlanAction.objects.filter(principles=principle.pk, plan__in=list(found))
    for action in actions.order_by("sort_order", "pk"):
        found[action.plan_id].actions.append(action)
    return list(found.values())
