"""What each plan is asked: how it reflects the principles of today."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from wagtail.models import Page

from programmes.plans.models import PlanAction
from programmes.queries import principle_rows

if TYPE_CHECKING:
    from programmes.plans.pages import DeliveryPlanPage

NO_LONGER = "no longer one of our principles"


def unanswered(plan: "DeliveryPlanPage") -> list[Page]:
    """The principles of today that the plan has no row for, in their order."""
    answered = {answer.principle_id for answer in plan.answers.all()}
    return [principle for principle in principle_rows() if principle.pk not in answered]


def naming(principle: int | None, actions: Iterable[PlanAction]) -> list[PlanAction]:
    """The actions that name a principle, given by its key."""
    return [
        action for action in actions if any(one.pk == principle for one in action.principles.all())
    ]
