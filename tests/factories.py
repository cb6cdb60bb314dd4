"""Makes pages, pictures and documents for the tests: one factory a model."""

from datetime import date, datetime, timedelta
from typing import Any

import factory
import wagtail_factories
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Collection, Page

from alliance_site.core.accessibility.models import AccessibilityIssue
from alliance_site.core.accessibility.page import AccessibilityStatementPage
from alliance_site.core.areas.models import Area
from alliance_site.core.documents.models import CustomDocument
from alliance_site.core.facts.models import Fact, Status
from alliance_site.core.images.models import CustomImage
from alliance_site.core.page_problems.models import PageProblem
from alliance_site.core.pages.home import HomePage
from alliance_site.core.pages.site_map import SiteMapPage
from alliance_site.core.pages.standard import StandardPage
from alliance_site.core.search.models import SearchSynonym
from alliance_site.core.small_forms.models import SmallFormField
from alliance_site.core.small_forms.page import SmallFormPage
from alliance_site.core.users.models import User
from engagement.feedback.models import Feedback
from engagement.feedback.receiving import Sent, receive
from engagement.models import Consultation, HaveYourSayPage
from news.models import (
    EventPage,
    EventsIndexPage,
    NewsIndexPage,
    NewsletterIndexPage,
    NewsletterIssuePage,
    NewsletterItem,
    NewsPage,
    Subscriber,
    Topic,
)
from news.subscribers.models import Status as SubscriberStatus
from performance.models import PerformancePage
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


def home_page() -> HomePage:
    """The home page that the migrations make: every test has it."""
    return HomePage.objects.get(depth=2)


class ImageFactory(wagtail_factories.ImageFactory):
    # Where uploads go; the package's own would stand outside what any role may see.
    collection = factory.LazyFunction(Collection.get_first_root_node)
    description = "A described picture"

    class Meta:
        model = CustomImage


class DocumentFactory(wagtail_factories.DocumentFactory):
    collection = factory.LazyFunction(Collection.get_first_root_node)
    file = factory.LazyAttribute(lambda o: ContentFile(b"text", name="file.txt"))

    class Meta:
        model = CustomDocument


class UserFactory(factory.django.DjangoModelFactory):
    username = factory.Sequence(lambda n: f"user{n}")

    class Meta:
        model = User


def staff(role: str = "", **fields: Any) -> User:
    """A member of staff in a role; without one, somebody with a name and no rights."""
    user = UserFactory(**fields)
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


class SearchSynonymFactory(factory.django.DjangoModelFactory):
    term = "mammogram"
    means = "breast screening"

    class Meta:
        model = SearchSynonym


class FactFactory(factory.django.DjangoModelFactory):
    key = factory.Sequence(lambda n: f"fact-{n}")
    label = factory.Sequence(lambda n: f"Fact {n}")
    value = "21"
    source_name = "Example of a source"
    as_at = date(2026, 1, 1)
    review_by = date(2099, 1, 1)
    owner_role = "Communications editor"
    status = Status.CHECKED

    class Meta:
        model = Fact


class AreaFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Borough {n}")
    slug = factory.Sequence(lambda n: f"borough-{n}")

    class Meta:
        model = Area


class TopicFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Topic {n}")
    slug = factory.Sequence(lambda n: f"topic-{n}")

    class Meta:
        model = Topic


class AccessibilityIssueFactory(factory.django.DjangoModelFactory):
    title = factory.Sequence(lambda n: f"The map {n} cannot be read aloud")
    what = "A screen reader says nothing."
    where = "the map of hospitals"
    affected = "people who use a screen reader"
    since = date(2026, 1, 5)
    fix_by = date(2026, 12, 31)

    class Meta:
        model = AccessibilityIssue


class PageProblemFactory(factory.django.DjangoModelFactory):
    text = "The date is wrong."

    class Meta:
        model = PageProblem


class SubscriberFactory(factory.django.DjangoModelFactory):
    """Somebody who gets our mail; `topics` is {topic: rhythm}."""

    email = factory.Sequence(lambda n: f"reader{n}@example.org")
    status = SubscriberStatus.CONFIRMED
    confirmed_at = factory.LazyFunction(timezone.now)

    class Meta:
        model = Subscriber
        skip_postgeneration_save = True

    @factory.post_generation
    def topics(self, create: bool, chosen: dict[str, str] | None, **kwargs: Any) -> None:
        for topic, rhythm in (chosen or {}).items():
            self.subscriptions.create(topic=topic, rhythm=rhythm)


class PageFactory(wagtail_factories.PageFactory):
    """A published page; below the home page where no parent is given."""

    title = factory.Sequence(lambda n: f"Page {n}")
    search_description = factory.LazyAttribute(lambda o: f"What {o.title} is about.")

    class Meta:
        abstract = True
        model = Page

    @classmethod
    def _create_instance(cls, model_class: type, parent: Page | None, kwargs: Any) -> Page:
        return super()._create_instance(model_class, parent or home_page(), kwargs)


class StandardPageFactory(PageFactory):
    class Meta:
        model = StandardPage


class SmallFormPageFactory(PageFactory):
    """A form with a name and an email address; `questions` are (kind, label, more) in place."""

    title = "Book a place"
    slug = "book"

    class Meta:
        model = SmallFormPage
        skip_postgeneration_save = True

    @factory.post_generation
    def questions(self, create: bool, given: list | None, **kwargs: Any) -> None:
        usual = [("singleline", "Name", {}), ("email", "Email", {})]
        for order, (kind, label, more) in enumerate(usual if given is None else given):
            SmallFormField.objects.create(
                page=self, field_type=kind, label=label, sort_order=order, **more
            )


class SiteMapPageFactory(PageFactory):
    class Meta:
        model = SiteMapPage


class AccessibilityStatementPageFactory(PageFactory):
    title = "Accessibility statement"
    slug = "accessibility-statement"
    commitment = "<p>use only a keyboard</p>"
    contact = "<p>Ask us for large print.</p>"
    how_tested = "<p>By its makers.</p>"
    prepared_on = date(2026, 5, 1)

    class Meta:
        model = AccessibilityStatementPage


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


class NewsIndexPageFactory(PageFactory):
    title = "News"
    slug = "news"
    show_in_menus = True

    class Meta:
        model = NewsIndexPage


def published_now(page: Any) -> datetime | None:
    return timezone.now() if page.live else None


class NewsPageFactory(PageFactory):
    live = True
    first_published_at = factory.LazyAttribute(published_now)

    class Meta:
        model = NewsPage


class EventsIndexPageFactory(PageFactory):
    """The events below the news section, which is made where there is none."""

    title = "Events"
    slug = "events"

    class Meta:
        model = EventsIndexPage

    @classmethod
    def _create_instance(cls, model_class: type, parent: Page | None, kwargs: Any) -> Page:
        parent = parent or NewsIndexPage.objects.first() or NewsIndexPageFactory()
        return super()._create_instance(model_class, parent, kwargs)


class EventPageFactory(PageFactory):
    """An event next week, at a place; below the events, which are made where there are none."""

    title = factory.Sequence(lambda n: f"Event {n}")
    live = True
    first_published_at = factory.LazyAttribute(published_now)
    starts_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=7))
    ends_at = factory.LazyAttribute(lambda o: o.starts_at + timedelta(hours=2))
    place_name = "Example venue"

    class Meta:
        model = EventPage

    @classmethod
    def _create_instance(cls, model_class: type, parent: Page | None, kwargs: Any) -> Page:
        parent = parent or EventsIndexPage.objects.first() or EventsIndexPageFactory()
        return super()._create_instance(model_class, parent, kwargs)


def news(parent: Page, **fields: Any) -> NewsPage:
    """A news item with what it is found by, all stored."""
    found_by = {name: fields.pop(name, []) for name in ("topics", "programmes", "areas")}
    item = NewsPageFactory(parent=parent, **fields)
    for name, chosen in found_by.items():
        setattr(item, name, chosen)
    item.save()
    return item


class NewsletterIndexPageFactory(PageFactory):
    """The newsletter below the news section, which is made where there is none."""

    title = "Newsletter"
    slug = "newsletter"

    class Meta:
        model = NewsletterIndexPage

    @classmethod
    def _create_instance(cls, model_class: type, parent: Page | None, kwargs: Any) -> Page:
        parent = parent or NewsIndexPage.objects.first() or NewsIndexPageFactory()
        return super()._create_instance(model_class, parent, kwargs)


class NewsletterIssuePageFactory(PageFactory):
    class Meta:
        model = NewsletterIssuePage


def newsletter_issue(*items: Page, **fields: Any) -> NewsletterIssuePage:
    """A published issue that tells of these pages, or of one news item that is made for it."""
    index = NewsletterIndexPage.objects.first() or NewsletterIndexPageFactory()
    pages = items or (news(NewsIndexPage.objects.get()),)
    issue = NewsletterIssuePageFactory(parent=index, **fields)
    issue.items = [NewsletterItem(page=page, sort_order=at) for at, page in enumerate(pages)]
    issue.save()
    return issue


class HaveYourSayPageFactory(PageFactory):
    title = "Have your say"
    slug = "have-your-say"

    class Meta:
        model = HaveYourSayPage


class PerformancePageFactory(PageFactory):
    title = "How we are doing"
    slug = "performance"

    class Meta:
        model = PerformancePage


def feedback(form_key: str = "form", **fields: Any) -> Feedback:
    """One that came by its form; fields that a form does not send are set after that."""
    sent = {name: fields.pop(name) for name in ("text", "contact", "consents") if name in fields}
    kind = fields.pop("kind", "experience")
    made, _ = receive(form_key=form_key, sent=Sent(kind=kind, **{"text": "Words", **sent}))
    Feedback.objects.filter(pk=made.pk).update(**fields)
    made.refresh_from_db()
    return made


def consultation(about: Page | None = None, **fields: Any) -> Consultation:
    """One that is announced and open for a week, about the home page where nothing else is named.

    With `announced_at=None` it is a draft.
    """
    now = timezone.now()
    about = about or home_page()
    values: dict[str, Any] = {
        "name": "What do you think?",
        "slug": f"consultation-{Consultation.objects.count()}",
        "introduction": "Tell us.",
        "who_it_is_for": "people who live here",
        "about": about,
        "about_title": about.title,
        "opens_at": now - timedelta(days=7),
        "closes_at": now + timedelta(days=7),
        "announced_at": now - timedelta(days=8),
    }
    return Consultation.objects.create(**{**values, **fields})


class DeliveryPlanIndexPageFactory(PageFactory):
    """The delivery plans below "Our work", which is made where there is none."""

    title = "Our delivery plans"
    slug = "plans"

    class Meta:
        model = DeliveryPlanIndexPage

    @classmethod
    def _create_instance(cls, model_class: type, parent: Page | None, kwargs: Any) -> Page:
        parent = parent or ProgrammeIndexPage.objects.first() or ProgrammeIndexPageFactory()
        return super()._create_instance(model_class, parent, kwargs)


class DeliveryPlanPageFactory(PageFactory):
    """A plan without actions, for the year around today."""

    starts = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=100))
    ends = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=265))

    class Meta:
        model = DeliveryPlanPage

    @classmethod
    def _create_instance(cls, model_class: type, parent: Page | None, kwargs: Any) -> Page:
        parent = parent or DeliveryPlanIndexPage.objects.first() or DeliveryPlanIndexPageFactory()
        return super()._create_instance(model_class, parent, kwargs)


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
