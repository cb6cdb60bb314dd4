"""What keeps a news item from being published, beside what holds for every page."""

from collections.abc import Iterator

from alliance_site.core.publishing.content import Content
from alliance_site.core.publishing.problems import Problem, Severity

FEED = "feed"


def check(content: Content) -> Iterator[Problem]:
    from news.items.page import NewsPage

    page = content.page
    if not isinstance(page, NewsPage):
        return
    if page.quotation.strip() and not page.quotation_role.strip():
        yield Problem(
            Severity.REFUSAL,
            "The quotation does not say whose words it has. Write the role of who says it.",
            "quotation_role",
        )
    if page.slug == FEED:
        yield Problem(
            Severity.REFUSAL,
            "The news feed has this address already. Choose another slug.",
            "slug",
        )
