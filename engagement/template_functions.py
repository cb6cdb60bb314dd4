"""What the engagement app offers to templates of other apps' pages."""

from jinja2 import Environment
from jinja2.ext import Extension

from alliance_site.core.pages.visibility import visible
from engagement.models import HaveYourSayPage


def have_your_say() -> HaveYourSayPage | None:
    """The page where people have their say, with what they are asked to do."""
    return visible(HaveYourSayPage.objects.defer("body")).order_by("path").first()


class EngagementExtension(Extension):
    """Adds `have_your_say()`."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.globals["have_your_say"] = have_your_say
