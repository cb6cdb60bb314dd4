"""Who looks after a page."""

from wagtail.models import Page

from alliance_site.core.users.models import User


def owner_of(page: Page) -> User | None:
    """The person who looks after the page: whoever made it, where nobody else is named."""
    return page.owner
