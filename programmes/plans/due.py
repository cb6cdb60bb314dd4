"""What a plan's owner must look at: a principle that is new, an action that is late, a plan that
has ended and that no other follows."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from alliance_site.core.review.due import DueItem, DueSource
from alliance_site.core.review.owners import owner_of, owner_role_of
from programmes.plans.models import CLOSED, PlanAction, PrincipleAnswer
from programmes.plans.pages import DeliveryPlanPage
from programmes.queries import principle_rows

KIND = "Delivery plan"


def plans_due(until: date) -> Iterator[DueItem]:
    """Of what readers see; five queries, however many plans there are."""
    live = DeliveryPlanPage.objects.live().filter(alias_of=None).defer_streamfields()
    plans = list(live.select_related("owner", "review__owner").prefetch_related("programmes"))
    # What is late is late today: nothing here comes by a day that is still to come.
    today = min(until, timezone.localdate())
    running = [plan for plan in plans if plan.ends and plan.ends >= today]
    yield from _unanswered(running, today)
    yield from _late_actions({plan.pk: plan for plan in plans}, today)
    yield from _without_successor(plans, today)


def _unanswered(plans: list[DeliveryPlanPage], today: date) -> Iterator[DueItem]:
    answers = PrincipleAnswer.objects.filter(plan__in=[plan.pk for plan in plans]).exclude(how="")
    answered = set(answers.values_list("plan_id", "principle_id"))
    for principle in principle_rows():
        since = timezone.localdate(principle.first_published_at or timezone.now())
        for plan in plans:
            if (plan.pk, principle.pk) not in answered and since <= today:
                reason = f"Does not say how it reflects the principle “{principle.title}”"
                yield _item(plan, reason, since)


def _late_actions(plans: dict[int, DeliveryPlanPage], today: date) -> Iterator[DueItem]:
    late = PlanAction.objects.filter(plan__in=list(plans), due__lt=today).exclude(status__in=CLOSED)
    for action in late.order_by("due"):
        reason = f"The action “{action.what.rstrip('. ')}” is past its date and not done"
        yield _item(plans[action.plan_id], reason, action.due)


def _without_successor(plans: list[DeliveryPlanPage], today: date) -> Iterator[DueItem]:
    for plan in plans:
        if plan.ends and plan.ends < today and not _successors(plan, plans):
            reason = "The plan has ended, and no other plan of its programmes follows it"
            yield _item(plan, reason, plan.ends + timedelta(days=1))


def _successors(plan: DeliveryPlanPage, plans: list[DeliveryPlanPage]) -> list[DeliveryPlanPage]:
    own = {programme.pk for programme in plan.programmes.all()}
    return [
        other
        for other in plans
        if other.ends
        and plan.ends
        and other.ends > plan.ends
        and own & {programme.pk for programme in other.programmes.all()}
    ]


def _item(plan: DeliveryPlanPage, reason: str, due: date | None) -> DueItem:
    return DueItem(
        kind=KIND,
        title=plan.title,
        reason=reason,
        due=due,
        owner=owner_of(plan),
        owner_role=owner_role_of(plan),
        url=reverse("wagtailadmin_pages:edit", args=[plan.pk]),
    )


SOURCE = DueSource("delivery plans", plans_due)
