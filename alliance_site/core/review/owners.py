"""Who looks after a page."""

from wagtail.models import Page

from alliance_site.core.users.models import User


def owner_of(page: Page) -> User | None:
    """The person who was named to look after the page, else whoever made it.

    Nobody, where that person cannot log in any more.
    """
    named = getattr(getattr(page, "review", None), "owner", None)
    return next((user for user in (named, page.owner) if user and user.is_active), None)


def owner_role_of(page: Page) -> str:
    """The role that looks after the page, or an empty text."""
    return str(getattr(getattr(page, "review", None), "owner_role", ""))
