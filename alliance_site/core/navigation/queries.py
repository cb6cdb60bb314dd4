"""The site's own pages as menus, breadcrumbs, lists and trees, each at one query."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from alliance_site.core.pages.visibility import visible_pages

# What a menu, a list or a link needs; long texts and dates stay in the database.
ROW_FIELDS = (
    "path",
    "depth",
    "title",
    "slug",
    "url_path",
    "search_description",
    "show_in_menus",
    "content_type",
    "locale",
    "numchild",
)


def page_rows() -> PageQuerySet:
    """Pages that anybody may see, as light rows in the order of the tree."""
    return visible_pages().only(*ROW_FIELDS).order_by("path")


@dataclass
class Navigation:
    """What a page shows of the site around it."""

    home: Page
    menu: list[Page] = field(default_factory=list)
    breadcrumbs: list[Page] = field(default_factory=list)
    chosen: dict[int, Page] = field(default_factory=dict)

    def current(self, page: Page | None) -> int | None:
        """The key of the menu entry under which a page lies, to mark it as the current one."""
        path = page.path if page else ""
        return next((item.pk for item in self.menu if path.startswith(item.path)), None)


def navigation_for(site: Site, page: Page | None, chosen: Iterable[int] = ()) -> Navigation:
    """Menu, breadcrumbs and the pages that the settings name, in one query.

    The menu is the pages right below the home page that are marked "show in menus".
    """
    home = site.root_page
    in_menu = Q(path__startswith=home.path, depth=home.depth + 1, show_in_menus=True)
    above = _paths_above(page, home)
    chosen = set(chosen)
    rows = list(page_rows().filter(in_menu | Q(path__in=above) | Q(pk__in=chosen)))
    return Navigation(
        home=home,
        menu=[row for row in rows if row.show_in_menus and row.depth == home.depth + 1],
        breadcrumbs=[home, *(row for row in rows if row.path in above)],
        chosen={row.pk: row for row in rows if row.pk in chosen},
    )


def _paths_above(page: Page | None, home: Page) -> list[str]:
    """The paths of the pages between the home page and this one, both left out."""
    if page is None:
        return []
    return [page.path[: depth * Page.steplen] for depth in range(home.depth + 1, page.depth)]


def cards_below(page: Page) -> list[Page]:
    """The pages right below this one, as rows for a list of cards."""
    return list(page_rows().filter(path__startswith=page.path, depth=page.depth + 1))


@dataclass
class Branch:
    """A page and the pages below it."""

    page: Page
    below: list["Branch"] = field(default_factory=list)


def tree_of_site(request: HttpRequest, levels: int = 3) -> list[Branch]:
    """The pages of the site as a tree, down to a number of levels below the home page.

    Deeper pages (single news items, say) are reached through their section, so that this page
    stays short as the site grows.
    """
    site = Site.find_for_request(request)
    if site is None:
        return []
    home = site.root_page
    rows = page_rows().filter(
        path__startswith=home.path, depth__gt=home.depth, depth__lte=home.depth + levels
    )
    return grow(rows, home.depth + 1)


def grow(rows: Iterable[Page], top: int) -> list[Branch]:
    """Turns rows in the order of the tree into branches; a row without its parent is left out."""
    roots: list[Branch] = []
    trail: list[Branch] = []
    for page in rows:
        branch = Branch(page)
        while trail and not page.path.startswith(trail[-1].page.path):
            trail.pop()
        if trail and page.depth == trail[-1].page.depth + 1:
            trail[-1].below.append(branch)
        elif page.depth == top:
            roots.append(branch)
        else:
            continue
        trail.append(branch)
    return roots
