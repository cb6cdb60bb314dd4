"""A plan with two actions, and the times of the tests."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from alliance_site.core.pages.home import HomePage
from programmes.models import DeliveryPlanIndexPage, DeliveryPlanPage, PlanAction
from tests import factories

LONDON = ZoneInfo("Europe/London")
At = Callable[[str], datetime]


def at(words: str) -> datetime:
    """A time by the clocks in London, such as "2027-03-30 17:00"."""
    return datetime.fromisoformat(words).replace(tzinfo=LONDON)


def action(what: str, **fields: object) -> PlanAction:
    values = {"for_whom": "People", "due": date(2027, 3, 31), "lead_role": "A lead"}
    return PlanAction(what=what, **{**values, **fields})


@pytest.fixture
def plan(home: HomePage) -> DeliveryPlanPage:
    work = factories.ProgrammeIndexPageFactory(parent=home)
    index = work.add_child(instance=DeliveryPlanIndexPage(title="Plans", slug="plans"))
    made = DeliveryPlanPage(
        title="Plan for 2027", slug="plan-2027", starts=date(2027, 1, 1), ends=date(2027, 12, 31)
    )
    made.actions = [action("Ring people sooner"), action("Send clear letters")]
    index.add_child(instance=made)
    return made


@pytest.fixture
def programme(home: HomePage) -> Any:
    work = factories.ProgrammeIndexPageFactory(parent=home)
    return factories.ProgrammePageFactory(parent=work, title="Early diagnosis")


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(at("2027-02-20 09:00"), tick=False) as traveller:
        yield traveller
