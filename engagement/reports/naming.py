"""What the rows and columns of a report are called."""

from collections.abc import Iterable

from alliance_site.core.areas.models import Area
from engagement.feedback.models import Theme
from engagement.kinds import MANY, FeedbackKind
from engagement.reports.keys import NOT_SAID, OTHER
from programmes.pages.programmes import ProgrammePage

Names = dict[str, str]
KINDS: Names = {str(kind): MANY[kind] for kind in FeedbackKind}


def areas() -> Names:
    found = Area.objects.values_list("pk", "name")
    return {**_by_key(found), NOT_SAID: "Did not say"}


def programmes() -> Names:
    found = ProgrammePage.objects.order_by("path").values_list("pk", "title")
    return {**_by_key(found), OTHER: "Other pages", NOT_SAID: "Not sure"}


def themes() -> Names:
    return _by_key(Theme.objects.values_list("pk", "name"))


def _by_key(rows: Iterable[tuple[int, str]]) -> Names:
    return {str(pk): name for pk, name in rows}
