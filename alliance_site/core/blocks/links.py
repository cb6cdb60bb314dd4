"""Ways on from a page: an action, a list of links, cards for other pages."""

from django.core.exceptions import ValidationError
from wagtail import blocks

from alliance_site.core.pages.links import RememberedPageChooserBlock

EXAMPLE_LINK = {"text": "Our work", "page": None, "url": "https://example.org/"}


class LinkBlock(blocks.StructBlock):
    """A link with its own words, to a page of this site or to another website."""

    text = blocks.CharBlock(max_length=90, help_text="What people find there. Never “click here”.")
    page = RememberedPageChooserBlock(required=False, label="Page of this site")
    url = blocks.URLBlock(required=False, label="Or another website")

    def clean(self, value: dict) -> dict:
        cleaned = super().clean(value)
        if bool(cleaned["page"]) == bool(cleaned["url"]):
            raise blocks.StructBlockValidationError(
                block_errors={
                    "page": ValidationError("Choose a page or write an address: one of the two.")
                }
            )
        return cleaned

    class Meta:
        icon = "link"
        label = "Link"
        preview_value = EXAMPLE_LINK


class ActionLinkBlock(LinkBlock):
    """The one thing that the page asks people to do."""

    class Meta:
        icon = "arrow-right"
        label = "Action link"
        template = "core/blocks/action_link.html"
        description = "The one thing that the page asks people to do."
        preview_value = {"text": "Have your say", "page": None, "url": "https://example.org/"}


class LinksBlock(blocks.StructBlock):
    """A short list of links under a heading."""

    heading = blocks.CharBlock(max_length=120)
    items = blocks.ListBlock(LinkBlock(), min_num=1, max_num=12)

    class Meta:
        icon = "list-ul"
        label = "List of links"
        template = "core/blocks/links.html"
        description = "Related pages and websites."
        preview_value = {"heading": "Find out more", "items": [EXAMPLE_LINK]}


class CardBlock(blocks.StructBlock):
    """A page of this site as a card: its title, and its summary unless other words are given."""

    page = RememberedPageChooserBlock()
    text = blocks.CharBlock(
        max_length=200, required=False, help_text="Leave empty to show the page's own summary."
    )


class CardsBlock(blocks.StructBlock):
    """Pages of this site as cards under a heading."""

    heading = blocks.CharBlock(max_length=120)
    items = blocks.ListBlock(CardBlock(), min_num=1, max_num=9)

    class Meta:
        icon = "grip"
        label = "Cards"
        template = "core/blocks/cards.html"
        description = "Leads to other pages of this site, each with its title and summary."
        preview_value = {"heading": "Our programmes", "items": []}
