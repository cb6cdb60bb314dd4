"""What the engagement app offers to templates of other apps' pages."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from jinja2 import Environment, pass_context
from jinja2.ext import Extension
from jinja2.runtime import Context
from wagtail.models import Page

from alliance_site.core.http.caching import changes_at
from alliance_site.core.pages.visibility import visible
from engagement.commitments.listing import latest_about as latest_commitments_about
from engagement.commitments.showing import Shown
from engagement.consultations.queries import on_page, standing
from engagement.consultations.states import changes_of
from engagement.kinds import FeedbackKind
from engagement.models import Consultation, HaveYourSayPage
from engagement.published.listing import latest_about
from engagement.published.showing import Told


def have_your_say() -> HaveYourSayPage | None:
    """The page where people have their say, with what they are asked to do."""
    return visible(HaveYourSayPage.objects.defer("body")).order_by("path").first()


def what_people_told_us(page: Page) -> list[Told]:
    """The latest that was published about a programme, a principle or a plan."""
    return latest_about(page.pk)


def commitments_about(page: Page) -> list[Shown]:
    """What we do because of what people said about a programme, a principle or a plan."""
    return latest_commitments_about(page)


@pass_context
def consultation_on(context: Context, page: Page) -> Consultation | None:
    """The one that people should know of on a page: open, forthcoming, or the last. One query."""
    request = context["request"]
    known = request.__dict__.setdefault("_consultation_on", {})
    if page.pk not in known:
        found = known[page.pk] = on_page(page)
        changes_at(request, *changes_of([found] if found else []))
    consultation: Consultation | None = known[page.pk]
    return consultation


@pass_context
def comment_address(context: Context, page: Page, action_key: object = "") -> str:
    """Where people comment on a plan, or on one of its actions: in the consultation that is open,
    or else as feedback that can be sent at any time. No query of its own for each action."""
    asked = consultation_on(context, page)
    if asked and asked.is_open:
        values = {"campaign": asked.slug}
    else:
        values = {"kind": FeedbackKind.PLAN.value, "about": str(page.pk)}
    if action_key:
        values["action"] = str(action_key)
    return f"{reverse('feedback_start')}?{urlencode(values)}"


@pass_context
def open_consultations(context: Context) -> list[Consultation]:
    """What people can answer now, what closes first in front; and it changes with the next one."""
    now = timezone.now()
    found = list(standing().filter(closes_at__gt=now).order_by("closes_at", "pk"))
    changes_at(context["request"], *changes_of(found))
    return [each for each in found if each.is_open]


class EngagementExtension(Extension):
    """Adds what is defined above, by the same names."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.globals.update(
            {
                "have_your_say": have_your_say,
                "what_people_told_us": what_people_told_us,
                "consultation_on": consultation_on,
                "comment_address": comment_address,
                "open_consultations": open_consultations,
                "commitments_about": commitments_about,
            }
        )
