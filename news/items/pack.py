from django.db import models
from wagtail.admin.panels import FieldPanel, HelpPanel

from news.items.counting import CountedTextarea

SHORT, LONG, SOCIAL = 300, 2000, 250


class PartnersPack(models.Model):
    """Words that partners copy into their own newsletters, websites and channels."""

    partners_short = models.TextField(
        "short text",
        blank=True,
        max_length=SHORT,
        help_text=f"For a notice or a screen. At most {SHORT} characters.",
    )
    partners_long = models.TextField(
        "long text",
        blank=True,
        max_length=LONG,
        help_text=f"For a newsletter or a website. At most {LONG} characters.",
    )
    partners_social = models.TextField(
        "social text",
        blank=True,
        max_length=SOCIAL,
        help_text=f"At most {SOCIAL} characters. The site adds the address of this item, and "
        "some networks take no more than 280 characters with it.",
    )

    panels = (
        HelpPanel("<p>Plain words that partners can copy. The item shows them at its foot.</p>"),
        *(
            FieldPanel(name, widget=CountedTextarea(limit))
            for name, limit in (
                ("partners_short", SHORT),
                ("partners_long", LONG),
                ("partners_social", SOCIAL),
            )
        ),
    )

    class Meta:
        abstract = True

    @property
    def has_pack(self) -> bool:
        return bool(self.partners_short or self.partners_long or self.partners_social)
