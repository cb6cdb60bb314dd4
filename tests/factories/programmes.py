"""Makes programmes, principles and delivery plans for the tests."""

from datetime import timedelta
from typing import Any

import factory
from django.utils import timezone
from wagtail.models import Page

from programmes.models import (
    DeliveryPlanIndexPage,
    DeliveryPlanPage,
    PlanAction,
    PrincipleAnswer,
    PrinciplePage,
    PrinciplesIndexPage,
    ProgrammeIndexPage,
    ProgrammePage,
    SupportingAreaPage,
)
from tests.factories.core import PageFactory


class ProgrammeIndexPageFactory(PageFactory):
    title = "Our work"
    slug = "our-work"
    show_in_menus = True

    class Meta:
        model = ProgrammeIndexPage


class ProgrammePageFactory(PageFactory):
    aim = "To find cancer early."

    class Meta:
        model = ProgrammePage


class PrinciplesIndexPageFactory(PageFactory):
    title = "Principles"
    slug = "principles"

    class Meta:
        model = PrinciplesIndexPage


class PrinciplePageFactory(PageFactory):
    statement = "We will be fair."

    class Meta:
        model = PrinciplePage


class SupportingAreaPageFactory(PageFactory):
    class Meta:
        model = SupportingAreaPage


class DeliveryPlanIndexPageFactory(PageFactory):
    """The delivery plans below "Our work", which is made where there is none."""

    _above = ProgrammeIndexPageFactory
    title = "Our delivery plans"
    slug = "plans"

    class Meta:
        model = DeliveryPlanIndexPage


class DeliveryPlanPageFactory(PageFactory):
    """A plan without actions, for the year around today."""

    _above = DeliveryPlanIndexPageFactory
    starts = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=100))
    ends = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=265))

    class Meta:
        model = DeliveryPlanPage


def principles(count: int = 4) -> list[PrinciplePage]:
    """The principles of today, below an index of their own."""
    work = ProgrammeIndexPage.objects.first() or ProgrammeIndexPageFactory()
    index = PrinciplesIndexPage.objects.first() or PrinciplesIndexPageFactory(parent=work)
    return [
        PrinciplePageFactory(parent=index, title=f"Principle {number}", slug=f"principle-{number}")
        for number in range(1, count + 1)
    ]


def plan_action(**fields: Any) -> PlanAction:
    """An action that is complete, and that no plan has yet."""
    named = fields.pop("principles", [])
    usual = {
        "what": "Hold talks about screening",
        "for_whom": "People who were never screened",
        "due": timezone.localdate() + timedelta(days=30),
        "lead_role": "Programme lead",
    }
    action = PlanAction(**{**usual, **fields})
    action.principles = named
    return action


def plan_draft(*actions: PlanAction, answers: dict | None = None, **fields: Any) -> Page:
    """A draft that the gate lets through: one action that names every principle of today, and an
    answer for each; `actions` and `answers` (words by principle) take their place."""
    today = list(PrinciplePage.objects.live().order_by("path"))
    programmes = fields.pop("programmes", None)
    work = ProgrammeIndexPage.objects.first() or ProgrammeIndexPageFactory()
    plan = DeliveryPlanPageFactory(live=False, **fields)
    plan.programmes = programmes or [
        ProgrammePage.objects.first() or ProgrammePageFactory(parent=work)
    ]
    plan.actions = list(actions) or [plan_action(principles=today)]
    for place, action in enumerate(plan.actions.all()):
        action.sort_order = place
    said = answers if answers is not None else {one: f"By {one.title}." for one in today}
    plan.answers = [
        PrincipleAnswer(principle=one, how=how, sort_order=place)
        for place, (one, how) in enumerate(said.items())
    ]
    plan.save_revision()
    return plan


def delivery_plan(*actions: PlanAction, **fields: Any) -> DeliveryPlanPage:
    """A plan that is published, as `plan_draft` makes it."""
    plan = plan_draft(*actions, **fields)
    plan.latest_revision.publish()
    return DeliveryPlanPage.objects.get(pk=plan.pk)
