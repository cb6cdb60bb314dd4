from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.search import index

from alliance_site.core.facts.known import remember_facts
from alliance_site.core.facts.search import facts_in_words
from alliance_site.core.images.sizes import PAGE_FILTERS
from alliance_site.core.live_figures.known import remember_live_figures
from alliance_site.core.pages.links import remember_links
from alliance_site.core.publishing.admin.forms import DraftFirstForm

if TYPE_CHECKING:
    from alliance_site.core.seo.head import Head


class BasePage(Page):
    """What every page of the site has: a summary, a picture, and a place in the menu.

    The summary is Wagtail's own `search_description`: one text for the top of the page, for
    lists, for search results and for search engines, read without joining another table.
    """

    image = models.ForeignKey(
        "core.CustomImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Shown at the top of the page, in lists, and on social media. Describe it in "
        "the image library: people who cannot see it hear that description.",
    )

    base_form_class = DraftFirstForm

    # What search results and lists call this type of page.
    kind = "Page"
    # The files of its picture that are made when it is published.
    picture_filters = PAGE_FILTERS
    # Whether pages of this type are reviewed as a whole, and say at their foot when.
    is_reviewed = False

    content_panels = [
        *Page.content_panels,
        FieldPanel(
            "search_description",
            heading="Summary",
            help_text="One or two short sentences that say what the page is for. They stand "
            "under the title, in lists, in search results and on search engines.",
        ),
        FieldPanel("image"),
    ]
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title")], heading="For search engines"
        ),
        MultiFieldPanel([FieldPanel("show_in_menus")], heading="For the site's menu"),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("search_description", boost=2),
        index.SearchField("facts_in_words"),
    ]

    class Meta:
        abstract = True

    @property
    def summary(self) -> str:
        return self.search_description

    def facts_in_words(self) -> str:
        """The figures that the page takes from the fact register, for the search."""
        return facts_in_words(self)

    def structured_data(self, head: "Head") -> list[dict[str, Any]]:
        """What this type of page tells search engines beyond what every page does (schema.org)."""
        return []

    def get_view_restrictions(self) -> QuerySet:
        """Who may see this page, in one query where Wagtail takes two.

        An alias has the restrictions of the page that it stands for.
        """
        paths = [self.path[:end] for end in range(self.steplen, len(self.path) + 1, self.steplen)]
        return PageViewRestriction.objects.filter(
            Q(page__path__in=paths) | Q(page__aliases__path__in=paths)
        ).distinct()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        remember_links(self, Site.find_for_request(request))
        remember_facts(self)
        remember_live_figures(self)
        return super().get_context(request, *args, **kwargs)
