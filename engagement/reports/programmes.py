"""Which programme a feedback is about."""

from django.db.models import QuerySet
from wagtail.models import Page

from engagement.feedback.models import Feedback
from engagement.reports.keys import NOT_SAID, OTHER
from programmes.pages.programmes import ProgrammePage


def programme_keys() -> list[str]:
    """The programmes in the order of the site, other pages, and "not sure"."""
    programmes = ProgrammePage.objects.order_by("path").values_list("pk", flat=True)
    return [*map(str, programmes), OTHER, NOT_SAID]


def programmes_of_pages(rows: QuerySet[Feedback]) -> dict[int | None, str]:
    """For each page that the feedback is about, and for none: a programme owns what is below it."""
    about = rows.exclude(about=None).values("about").distinct()
    paths = dict(ProgrammePage.objects.values_list("path", "pk"))
    found: dict[int | None, str] = {None: NOT_SAID}
    for pk, path in Page.objects.filter(pk__in=about).values_list("pk", "path"):
        above = next((paths[each] for each in paths if path.startswith(each)), None)
        found[pk] = str(above or OTHER)
    return found
