"""What the engagement app offers to templates of other apps' pages."""

from jinja2 import Environment
from jinja2.ext import Extension
from wagtail.models import Page

from alliance_site.core.pages.visibility import visible
from engagement.commitments.listing import latest_about as latest_commitments_about
from engagement.commitments.showing import Shown
from engagement.models import HaveYourSayPage
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


class EngagementExtension(Extension):
    """Adds `have_your_say()`, `what_people_told_us(page)` and `commitments_about(page)`."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.globals.update(
            {
                "have_your_say": have_your_say,
                "what_people_told_us": what_people_told_us,
                "commitments_about": commitments_about,
            }
        )
