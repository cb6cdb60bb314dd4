"""What a plan says, as data that outlives its pages: one version of it."""

from typing import TYPE_CHECKING, Any

from programmes.plans.models import PlanAction
from programmes.queries import principle_rows, visible_related

if TYPE_CHECKING:
    from programmes.plans.pages import DeliveryPlanPage

Snapshot = dict[str, Any]


def snapshot_of(plan: "DeliveryPlanPage") -> Snapshot:
    """Names stand beside keys: a programme or a principle may be gone when somebody reads it.

    Only those that anybody may see are named: readers compare versions.
    """
    principles = set(principle_rows().order_by().values_list("pk", flat=True))
    return {
        "title": plan.title,
        "summary": plan.search_description,
        "starts": plan.starts.isoformat() if plan.starts else "",
        "ends": plan.ends.isoformat() if plan.ends else "",
        "programmes": {str(page.pk): page.title for page in visible_related(plan.programmes)},
        "body": " ".join(plan._meta.get_field("body").get_searchable_content(plan.body)),
        "actions": [_action(action, principles) for action in plan.actions.all()],
        "answers": {
            str(answer.principle_id or f"gone-{answer.pk}"): {
                "title": answer.title,
                "how": answer.how,
            }
            for answer in plan.answers.all()
            if answer.how
        },
    }


def _action(action: PlanAction, visible: set[int]) -> Snapshot:
    return {
        "key": str(action.key),
        "what": action.what,
        "for_whom": action.for_whom,
        "due": action.due.isoformat() if action.due else "",
        "lead_role": action.lead_role,
        "status": action.status,
        "reason": action.reason,
        "measure": action.measure,
        "principles": {
            str(page.pk): page.title for page in action.principles.all() if page.pk in visible
        },
    }
