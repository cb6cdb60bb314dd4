"""What a plan says, as data that outlives its pages: one version of it."""

from typing import TYPE_CHECKING, Any

from programmes.plans.models import PlanAction

if TYPE_CHECKING:
    from programmes.plans.pages import DeliveryPlanPage

Snapshot = dict[str, Any]


def snapshot_of(plan: "DeliveryPlanPage") -> Snapshot:
    """Names stand beside keys: a programme or a principle may be gone when somebody reads it."""
    return {
        "title": plan.title,
        "summary": plan.search_description,
        "starts": plan.starts.isoformat() if plan.starts else "",
        "ends": plan.ends.isoformat() if plan.ends else "",
        "programmes": {str(page.pk): page.title for page in plan.programmes.all()},
        "body": " ".join(plan._meta.get_field("body").get_searchable_content(plan.body)),
        "actions": [_action(action) for action in plan.actions.all()],
        "answers": {
            str(answer.principle_id or f"gone-{answer.pk}"): {
                "title": answer.title,
                "how": answer.how,
            }
            for answer in plan.answers.all()
            if answer.how
        },
    }


def _action(action: PlanAction) -> Snapshot:
    return {
        "key": str(action.key),
        "what": action.what,
        "for_whom": action.for_whom,
        "due": action.due.isoformat() if action.due else "",
        "lead_role": action.lead_role,
        "status": action.status,
        "reason": action.reason,
        "measure": action.measure,
        "principles": {str(page.pk): page.title for page in action.principles.all()},
    }
