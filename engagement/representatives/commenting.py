"""Takes in what a representative says about a draft: it is feedback like all other."""

from dataclasses import dataclass

from django.db import transaction

from engagement.feedback.choices import AuthorRole
from engagement.feedback.hints import hints_in
from engagement.feedback.models import Feedback
from engagement.feedback.receiving import Sent, receive
from engagement.kinds import FeedbackKind
from engagement.representatives.models import Invitation
from programmes.models import DeliveryPlanPage, PlanAction


@dataclass(frozen=True)
class ActionChoice:
    """An action of the draft. It has a row of its own only once the draft was published."""

    key: str
    what: str


def actions_of(plan: DeliveryPlanPage) -> list[ActionChoice]:
    return [ActionChoice(str(action.key), action.what) for action in plan.actions.all()]


@transaction.atomic
def comment(
    *, invitation: Invitation, form_key: str, text: str, action: ActionChoice | None
) -> tuple[Feedback, bool]:
    """The feedback, and whether it is new.

    Nobody is asked to agree to publishing: the words are about a draft that is not public.
    """
    hints = hints_in([text])
    feedback, is_new = receive(
        form_key=form_key,
        sent=Sent(
            kind=FeedbackKind.PLAN,
            text=text,
            about=invitation.review.plan,
            author_role=AuthorRole.REPRESENTATIVE,
            hints=hints.names,
            is_urgent=hints.is_urgent,
        ),
    )
    if is_new:
        invitation.comments.add(feedback)
        feedback.is_about_draft = True
        if action:
            feedback.action = _row_of(action, invitation)
            feedback.action_title = action.what
        feedback.save(update_fields=["is_about_draft", "action", "action_title"])
    return feedback, is_new


def _row_of(action: ActionChoice, invitation: Invitation) -> PlanAction | None:
    return PlanAction.objects.filter(plan=invitation.review.plan, key=action.key).first()
