"""The versions of a plan that were really published, and what a reader compares of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db import transaction
from django.utils import timezone

from alliance_site.core.pages.keys import as_key
from programmes.plans.changes import Changes, changes_between
from programmes.plans.models import PlanVersion
from programmes.plans.snapshots import snapshot_of

if TYPE_CHECKING:
    from programmes.plans.pages import DeliveryPlanPage

# The names in the address.
EARLIER, LATER = "from", "to"


@transaction.atomic
def keep_version(*, plan: "DeliveryPlanPage") -> PlanVersion | None:
    """Keeps what readers see from now on; nothing where it says what the last version said."""
    # Two who publish at once get two numbers.
    type(plan).objects.select_for_update(of=("self",)).get(pk=plan.pk)
    last = PlanVersion.objects.filter(plan=plan).last()
    data = snapshot_of(plan)
    if last and not changes_between(last.data, data):
        return None
    return PlanVersion.objects.create(
        plan=plan,
        number=last.number + 1 if last else 1,
        published_at=plan.last_published_at or timezone.now(),
        data=data,
    )


@dataclass
class Comparison:
    """Two versions side by side. `problem` says what was wrong with the address, and what is
    shown in its place; without two versions there is nothing to compare."""

    versions: list[PlanVersion]
    earlier: PlanVersion | None = None
    later: PlanVersion | None = None
    changes: Changes | None = None
    problem: str = ""
    query: str = ""


def comparison_for(plan: "DeliveryPlanPage", asked: Mapping[str, Any]) -> Comparison:
    """What the address asks for, or the last two versions."""
    found = Comparison(list(PlanVersion.objects.filter(plan=plan).defer("data")))
    if not found.versions[1:]:
        return found
    *_, earlier, later = found.versions
    if asked.get(EARLIER) or asked.get(LATER):
        numbers = {as_key(asked.get(name)) for name in (EARLIER, LATER)}
        chosen = [version for version in found.versions if version.number in numbers]
        found.problem = _problem(len(numbers), len(chosen))
        if not found.problem:
            earlier, later = chosen
            found.query = "?" + urlencode({EARLIER: earlier.number, LATER: later.number})
    found.earlier, found.later = earlier, later
    found.changes = changes_between(earlier.data, later.data)
    return found


def _problem(asked: int, found: int) -> str:
    if found < asked:
        return "There is no such version of this plan. Choose 2 from the lists."
    if asked == 1:
        return "You chose the same version twice. Choose 2 that differ."
    return ""
