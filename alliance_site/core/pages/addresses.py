"""A page's address from its own row.

Wagtail looks for every site that a page could belong to, again for every link; here the site is
known already. The answer is the same.
"""

from wagtail.models import Page


def address_below(root: str, page: Page) -> str:
    """The address without the host; `root` is the `url_path` of the site's home page.

    A page outside the site is asked for its own address; an empty text where it has none.
    """
    if page.url_path.startswith(root):
        return page.url_path[len(root) - 1 :]
    return page.url or ""
