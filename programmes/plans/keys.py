"""Keeps a plan's actions the same from version to version.

An action that is added to a plan while the plan is live has no primary key until it is published,
and its draft never learns of it: published once more, it would be another action, and what people
said about it would belong to none. Its own key tells which it is.
"""

from typing import TYPE_CHECKING

from programmes.plans.models import PlanAction

if TYPE_CHECKING:
    from programmes.plans.pages import DeliveryPlanPage


def with_known_keys(plan: "DeliveryPlanPage") -> "DeliveryPlanPage":
    """A plan out of a draft, whose actions have the primary keys of those that are stored."""
    actions = plan.actions.all()
    if any(action.pk is None for action in actions):
        stored = dict(PlanAction.objects.filter(plan_id=plan.pk).values_list("key", "pk"))
        for action in actions:
            if action.pk is None and action.key in stored:
                action.pk = stored[action.key]
                action._state.adding = False
    return plan
