"""Makes what every page shares for the tests: people, facts, pictures, core's own pages."""

from datetime import date
from typing import Any, ClassVar

import factory
import wagtail_factories
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
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


class PageFactory(wagtail_factories.PageFactory):
    """A published page. Where no parent is given it stands below the page of `_above`, which is
    made where there is none, or below the home page."""

    _above: ClassVar[Any] = None
    title = factory.Sequence(lambda n: f"Page {n}")
    search_description = factory.LazyAttribute(lambda o: f"What {o.title} is about.")

    class Meta:
        abstract = True
        model = Page

    @classmethod
    def _create_instance(cls, model_class: type, parent: Page | None, kwargs: Any) -> Page:
        return super()._create_instance(model_class, parent or cls._page_above(), kwargs)

    @classmethod
    def _page_above(cls) -> Page:
        if cls._above is None:
            return home_page()
        return cls._above._meta.model.objects.first() or cls._above()


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
