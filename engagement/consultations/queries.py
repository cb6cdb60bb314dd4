"""Reads consultations. What the public sees starts at `announced`: a draft is for staff alone."""

from datetime import date, timedelta

from django.db.models import QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone
from wagtail.models import Page

from engagement.campaigns.models import Campaign
from engagement.consultations.models import Consultation
from engagement.consultations.states import State, is_in, outcome_due
from engagement.feedback.models import Feedback
from engagement.feedback.settings import FeedbackSettings

# What staff are reminded of so long before.
REMINDED = timedelta(weeks=2)
DEFAULT_WEEKS = FeedbackSettings._meta.get_field("outcome_weeks").default


def with_weeks(found: QuerySet[Consultation]) -> QuerySet[Consultation]:
    """Each with the time that its outcome may take, so that no row of a list asks for it."""
    weeks = FeedbackSettings.objects.order_by("pk").values("outcome_weeks")[:1]
    return found.annotate(outcome_weeks=Coalesce(Subquery(weeks), Value(DEFAULT_WEEKS)))


def announced() -> QuerySet[Consultation]:
    """All that anybody may know of, without the long texts; what was withdrawn says so."""
    found = Consultation.objects.filter(announced_at__isnull=False)
    return with_weeks(found.select_related("about").defer("background", "outcome"))


def standing() -> QuerySet[Consultation]:
    """What was announced and not withdrawn: search, feeds, mails and calendars show this."""
    return announced().filter(withdrawn_at=None)


def opened() -> QuerySet[Consultation]:
    """Each with the moment from which people could answer it, in this order: it may have been
    announced after its opening."""
    since = Greatest("opens_at", "announced_at")
    return standing().annotate(open_since=since).order_by("open_since", "pk")


def on_page(page: Page) -> Consultation | None:
    """The one that a page shows: open, else forthcoming, else the last that closed. One query."""
    now = timezone.now()
    found = list(standing().filter(about=page.pk).order_by("opens_at", "pk"))
    for wanted in (State.OPEN, State.FORTHCOMING):
        for each in found:
            if each.state_at(now) == wanted:
                return each
    return found[-1] if found else None


def consultation_of(campaign: Campaign | None) -> Consultation | None:
    """The consultation that a campaign is, if it is one."""
    if campaign is None or isinstance(campaign, Consultation):
        return campaign
    return Consultation.objects.select_related("about").filter(pk=campaign.pk).first()


def known_campaigns() -> QuerySet[Campaign]:
    """All but the drafts of consultations: what somebody may have answered, by whatever way."""
    drafts = Consultation.objects.filter(is_in(State.DRAFT))
    return Campaign.objects.exclude(pk__in=drafts.values("pk"))


def campaign_for_public(slug: str) -> Campaign | None:
    """What people may be asked by an address."""
    campaign = known_campaigns().filter(slug=slug).first()
    return consultation_of(campaign) or campaign


def overlapping(consultation: Consultation) -> QuerySet[Consultation]:
    """Others about the same page at the same time."""
    others = Consultation.objects.exclude(pk=consultation.pk).filter(withdrawn_at=None)
    return others.filter(
        about=consultation.about_id,
        opens_at__lt=consultation.closes_at,
        closes_at__gt=consultation.opens_at,
    )


def received(consultation: Consultation) -> QuerySet[Feedback]:
    """All that came in, whatever has become of it."""
    return Feedback.objects.filter(campaign=consultation.pk)


def outcomes_due() -> list[tuple[Consultation, date]]:
    """Without an outcome, and it is due within two weeks or late; the most urgent first."""
    found = with_weeks(Consultation.objects.filter(is_in(State.CONSIDERING)))
    dated = [(each, outcome_due(each)) for each in found.order_by("closes_at", "pk")]
    today = timezone.localdate()
    return [(each, due) for each, due in dated if due and due - REMINDED <= today]
