"""What the pages of the form offer to choose from; each is asked for only where it is shown."""

from functools import cached_property

from wagtail.models import Page

from alliance_site.core.areas.models import Area
from alliance_site.core.consent.models import ConsentWording
from alliance_site.core.consent.wordings import current_wording, wording_shown
from alliance_site.core.pages.keys import as_key
from engagement.campaigns.models import Campaign, CampaignQuestion
from engagement.consultations.models import Consultation
from engagement.consultations.queries import consultation_of
from engagement.feedback.purposes import CONTACT, PUBLISH, QUOTE
from engagement.feedback.subjects import Subject, subjects
from programmes.models import DeliveryPlanPage, PlanAction

CONSENTS = {"publish": PUBLISH, "quote": QUOTE, "contact": CONTACT}


class Offered:
    """The choices of one form, which a campaign may narrow."""

    def __init__(self, campaign: Campaign | None = None, about: int | None = None) -> None:
        """`about` is the page that somebody came from, to comment on one part of it."""
        self.campaign = campaign
        self._came_from = about

    @cached_property
    def consultation(self) -> Consultation | None:
        return consultation_of(self.campaign)

    @cached_property
    def plan(self) -> Page | None:
        """The plan whose parts can be commented on."""
        page = self.only_subject.page if self.only_subject else None
        if page is None:
            return None
        model = page.specific_class if type(page) is Page else type(page)
        return page if model is DeliveryPlanPage else None

    @cached_property
    def actions(self) -> list[PlanAction]:
        if self.plan is None:
            return []
        return list(PlanAction.objects.filter(plan=self.plan.pk).order_by("sort_order", "pk"))

    @cached_property
    def subjects(self) -> list[Subject]:
        chosen = self._campaign_subjects
        every = subjects()
        return [subject for subject in every if subject.page.pk in chosen] or every

    @cached_property
    def only_subject(self) -> Subject | None:
        """What a campaign about one thing is about: nobody need be asked."""
        if self.consultation:
            about = self.consultation.about
            return Subject(about, "") if about else None
        if self._came_from:
            return next((each for each in self.subjects if each.page.pk == self._came_from), None)
        return self.subjects[0] if self._campaign_subjects and len(self.subjects) == 1 else None

    @cached_property
    def _campaign_subjects(self) -> set[int]:
        if self.campaign is None:
            return set()
        return set(self.campaign.subjects.values_list("pk", flat=True))

    @cached_property
    def areas(self) -> list[Area]:
        return list(Area.objects.all())

    @cached_property
    def questions(self) -> list[CampaignQuestion]:
        return list(self.campaign.questions.all()) if self.campaign else []

    def wording(self, name: str, ticked: str = "") -> ConsentWording:
        """The words that somebody has ticked, or those that are in use now."""
        key = as_key(ticked)
        return wording_shown(CONSENTS[name], key) if key else current_wording(CONSENTS[name])
