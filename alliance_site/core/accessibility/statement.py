"""What the public statement says, read from the register on the day it is shown."""

from collections.abc import Iterator
from dataclasses import dataclass

from wagtail.models import Page

from alliance_site.core.accessibility.models import AccessibilityIssue, Why
from alliance_site.core.pages.visibility import visible_pages

# In the order, and under the names, of the government's model statement.
HEADINGS = {
    Why.NON_COMPLIANCE: "Non-compliance with the accessibility regulations",
    Why.BURDEN: "Disproportionate burden",
    Why.OUT_OF_SCOPE: "Content that’s not within the scope of the accessibility regulations",
}
FULLY, PARTIALLY, NOT = "fully compliant", "partially compliant", "not compliant"


@dataclass(frozen=True)
class Named:
    """An issue, and the page it is on where anybody may see that page."""

    issue: AccessibilityIssue
    page: Page | None


@dataclass(frozen=True)
class Group:
    """The issues of one of the three reasons in law."""

    heading: str
    issues: list[Named]


@dataclass(frozen=True)
class Statement:
    """How far the site meets the standard, and what does not."""

    status: str
    due_to: str
    groups: list[Group]


def statement(*, audited: bool, not_compliant: bool) -> Statement:
    """Fully compliant only where nothing is open and an audit took place: two queries."""
    issues = list(AccessibilityIssue.objects.still_there())
    seen = visible_pages().in_bulk({issue.page_id for issue in issues if issue.page_id})
    groups = list(_groups([Named(issue, seen.get(issue.page_id)) for issue in issues]))
    if not_compliant:
        return Statement(NOT, "", groups)
    if audited and not issues:
        return Statement(FULLY, "", groups)
    return Statement(PARTIALLY, _due_to({issue.why for issue in issues}), groups)


def _groups(named: list[Named]) -> Iterator[Group]:
    for why, heading in HEADINGS.items():
        chosen = [each for each in named if each.issue.why == why]
        if chosen:
            yield Group(heading, chosen)


def _due_to(reasons: set[str]) -> str:
    """The law's own words for what stands in the way of full compliance."""
    exempt = bool(reasons - {Why.NON_COMPLIANCE})
    if Why.NON_COMPLIANCE not in reasons:
        return "the exemptions" if exempt else ""
    return "the non-compliances and exemptions" if exempt else "the non-compliances"
