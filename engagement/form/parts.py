"""What an address says of the part of a plan that somebody comes to comment on."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from alliance_site.core.pages.keys import as_key
from engagement.campaigns.models import Campaign
from engagement.consultations.models import Consultation
from engagement.feedback.subjects import subjects
from engagement.form.forms import Typed
from programmes.models import PlanAction


@dataclass(frozen=True)
class Part:
    """An action of a plan, by its key; and the plan, where no consultation names it."""

    action: str = ""
    about: int | None = None

    def said(self) -> tuple[dict[str, Typed], list[str]]:
        """As if it had been answered: it is not asked, and can be changed before it is sent."""
        answers: dict[str, Typed] = {}
        if self.about:
            answers["about"] = {"came_from": [str(self.about)]}
        if self.action:
            answers["action"] = {"action": [self.action]}
        return answers, ["action"] if self.action else []


WHOLE = Part()


def part_from(asked: Mapping[str, str], campaign: Campaign | None) -> Part:
    """Only what is there: an address may say anything, and a plan may have changed since."""
    if isinstance(campaign, Consultation):
        about = campaign.about_id if campaign.is_open or campaign.has_closed else None
    else:
        about = None if campaign else _offered(as_key(asked.get("about", "")))
    if about is None:
        return WHOLE
    action = _action(asked.get("action", ""), about)
    return Part(action, None if campaign and campaign.is_open else _offered(about))


def _offered(about: int | None) -> int | None:
    return about if about and any(each.page.pk == about for each in subjects()) else None


def _action(key: str, plan: int) -> str:
    try:
        wanted = UUID(key)
    except ValueError:
        return ""
    return str(wanted) if PlanAction.objects.filter(plan=plan, key=wanted).exists() else ""
