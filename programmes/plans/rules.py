"""What a delivery plan must say before it is published. A draft may still lack it."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone
from wagtail.models import Page

from alliance_site.core.publishing.content import Content
from alliance_site.core.publishing.problems import Problem, Severity
from alliance_site.core.publishing.targets import going_live_together
from programmes.plans.asking import naming, unanswered
from programmes.plans.models import ActionStatus, PlanAction
from programmes.plans.pages import DeliveryPlanPage
from programmes.plans.periods import day
from programmes.queries import principle_rows

# An action may have been begun before the plan, or be meant for a while after it.
MARGIN = timedelta(days=366)


def check(content: Content) -> Iterator[Problem]:
    plan = content.page
    if isinstance(plan, DeliveryPlanPage):
        yield from _about_the_plan(plan)
        yield from _about_actions(plan)
        yield from _about_principles(plan)


def _about_the_plan(plan: DeliveryPlanPage) -> Iterator[Problem]:
    if not plan.starts:
        yield _refusal("Say on which day the plan starts.", "starts")
    if not plan.ends:
        yield _refusal("Say on which day the plan ends.", "ends")
    if plan.starts and plan.ends and plan.ends < plan.starts:
        yield _refusal("The plan ends before it starts. Change one of the 2 days.", "ends")
    if not list(plan.programmes.all()):
        yield _refusal("Choose the programmes that the plan is for.", "programmes")
    if not list(plan.actions.all()):
        yield _refusal("The plan has no actions. Add what you will do.", "actions")


def _about_actions(plan: DeliveryPlanPage) -> Iterator[Problem]:
    actions = list(plan.actions.all())
    figures = {action.measure_page_id for action in actions if action.measure_page_id}
    live = set(Page.objects.live().filter(pk__in=figures).values_list("pk", flat=True))
    hidden = figures - live - going_live_together() if figures else set()
    for place, action in enumerate(actions):
        for name, message in (*_missing(action), *_wrong(plan, action)):
            yield _refusal(message, "actions", place, name)
        if action.measure_page_id in hidden:
            message = f"{_named(action)} links to a page that is not published. Choose another."
            yield _refusal(message, "actions", place, "measure_page")
        if _is_far(plan, action):
            message = (
                f"{_named(action)} is due on {day(action.due)}, far outside the time of the plan. "
                "Check the date."
            )
            yield Problem(Severity.WARNING, message, "actions", (place, "due"))


def _missing(action: PlanAction) -> Iterator[tuple[str, str]]:
    if not action.what:
        yield "what", "Say what will be done, or delete this action."
    if not action.for_whom:
        yield "for_whom", f"{_named(action)}: say for whom it is."
    if not action.due:
        yield "due", f"{_named(action)}: say by when it will be done."
    if not action.lead_role:
        yield "lead_role", f"{_named(action)}: say which role leads it."


def _wrong(plan: DeliveryPlanPage, action: PlanAction) -> Iterator[tuple[str, str]]:
    if action.needs_a_reason and not action.reason.strip():
        status = action.get_status_display().lower()
        yield "reason", f"{_named(action)} is {status}. Say why, in plain words."
    is_done = action.status == ActionStatus.DONE
    if is_done and plan.starts and plan.starts > timezone.localdate():
        yield (
            "status",
            f"{_named(action)} is marked as done, but the plan only starts on "
            f"{day(plan.starts)}. Change the status, or the day.",
        )


def _is_far(plan: DeliveryPlanPage, action: PlanAction) -> bool:
    if not (action.due and plan.starts and plan.ends):
        return False
    return not plan.starts - MARGIN <= action.due <= plan.ends + MARGIN


def _about_principles(plan: DeliveryPlanPage) -> Iterator[Problem]:
    """Those of today. What was answered to one that is withdrawn stays, and is not asked for."""
    for principle in unanswered(plan):
        message = (
            f"The plan does not say how it reflects the principle “{principle.title}”. "
            "Add an answer, and tick the principle at an action that does so."
        )
        yield _refusal(message, "answers")
    today = {principle.pk: principle.title for principle in principle_rows()}
    actions, seen = list(plan.actions.all()), set()
    for place, answer in enumerate(plan.answers.all()):
        title = today.get(answer.principle_id)
        if answer.principle_id is None and not answer.principle_title:
            message = "Choose the principle that this answer is for, or delete the answer."
            yield _refusal(message, "answers", place, "principle")
        elif title and answer.principle_id in seen:
            message = f"The principle “{title}” has 2 answers. Make them one."
            yield _refusal(message, "answers", place, "principle")
        elif title:
            yield from _about_answer(title, answer.how, place)
            if not naming(answer.principle_id, actions):
                message = (
                    f"No action reflects the principle “{title}”. Tick it at each action that "
                    "does, or add such an action."
                )
                yield _refusal(message, "answers", place, "principle")
        seen.add(answer.principle_id)


def _about_answer(title: str, how: str, place: int) -> Iterator[Problem]:
    if not how.strip():
        message = f"Say how the plan reflects the principle “{title}”."
        yield _refusal(message, "answers", place, "how")


def _named(action: PlanAction) -> str:
    return f"The action “{action.what.rstrip('. ')}”" if action.what else "An action"


def _refusal(message: str, field: str, *path: int | str) -> Problem:
    return Problem(Severity.REFUSAL, message, field, path)
