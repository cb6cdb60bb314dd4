"""The uses that the site makes of a picture, and the files that each needs."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Use:
    """The Wagtail filters to make, smallest first, and the place they take on the screen.

    `sizes` is the attribute of the same name: by it a telephone takes the small file.
    """

    filters: tuple[str, ...]
    sizes: str = ""


CARD = Use(
    ("fill-480x300|format-webp", "fill-800x500|format-webp"),
    "(min-width: 40.0625em) 33vw, 100vw",
)
LEAD = Use(
    ("width-640|format-webp", "width-1200|format-webp"),
    "(min-width: 48.0625em) 40vw, 100vw",
)
HERO = Use(LEAD.filters, "(min-width: 48.0625em) 60vw, 100vw")
SOCIAL = Use(("fill-1200x630|format-jpeg",))
# For mail programs, of which many know JPEG and no newer format.
MAIL = Use(("fill-600x315|format-jpeg|jpegquality-75",))
# For partners who take a picture to a channel or a page of their own.
SQUARE = Use(("fill-1080x1080|format-jpeg",))
LARGE = Use(("max-1600x1600|format-jpeg",))
LOGO = Use(("max-560x160",))

# What a page with a picture needs: made when it is published, loaded in one query.
PAGE_FILTERS = (*CARD.filters, *LEAD.filters, *SOCIAL.filters, *MAIL.filters)
# What a page needs that offers its picture to partners.
WITH_PARTNERS = (*PAGE_FILTERS, *SQUARE.filters, *LARGE.filters)
