from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField

from alliance_site.core.sharing.fields import WaysField
from alliance_site.core.sharing.ways import usual_ways
from alliance_site.core.site.blocks import FooterBlock, SocialChannelBlock


class AlertLevel(models.TextChoices):
    """How much an alert on every page matters."""

    INFORMATION = "information", "Information: good to know"
    IMPORTANT = "important", "Important: may change what people do"
    URGENT = "urgent", "Urgent: people must act now"


@register_setting(icon="home")
class SiteSettings(BaseSiteSetting):
    """Who runs the site and how to reach them; everything that another alliance would change."""

    select_related = ["logo"]

    organisation_name = models.CharField(
        max_length=120, blank=True, help_text="The alliance's full name, as on every page."
    )
    short_name = models.CharField(
        max_length=40, blank=True, help_text="A short form for narrow places, if there is one."
    )
    strapline = models.CharField(
        max_length=160, blank=True, help_text="One line under the name in the footer."
    )
    host_name = models.CharField(
        "host",
        max_length=160,
        blank=True,
        help_text="A sentence that says who hosts the alliance. Shown in the footer.",
    )
    logo = models.ForeignKey(
        "core.CustomImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The organisation's own logo, light on dark. Without one the name stands alone.",
    )
    demonstration_banner = models.BooleanField(
        "show the demonstration banner",
        default=True,
        help_text="Says on every page that this is not an official NHS website.",
    )

    contact_intro = models.TextField(
        blank=True, help_text="One or two sentences above the contact details."
    )
    contact_email = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=40, blank=True)
    postal_address = models.TextField(blank=True)
    press_contact = models.TextField(
        "contact for journalists", blank=True, help_text="Shown with news. Use a role, not a name."
    )

    social_channels = StreamField(
        [("channel", SocialChannelBlock())],
        blank=True,
        help_text="Shown in the footer, with the news, and with the contact details.",
    )
    share_by = WaysField(
        "ways to share",
        blank=True,
        default=usual_ways,
        help_text="Plain links under “Share this page”, on news, events and programmes. If none "
        "is ticked, that part is not shown.",
    )
    footer_links = StreamField(
        FooterBlock(),
        blank=True,
        help_text="The law asks for a link to the accessibility statement, privacy and cookies "
        "pages on every page.",
    )

    review_grace_days = models.PositiveSmallIntegerField(
        "days until readers are told",
        default=30,
        validators=[MaxValueValidator(366)],
        help_text="A page whose review is late for more days than this tells its readers so.",
    )

    alert_level = models.CharField(
        max_length=20, choices=AlertLevel.choices, default=AlertLevel.INFORMATION
    )
    alert_heading = models.CharField(
        max_length=100, blank=True, help_text="Without a heading no alert is shown."
    )
    alert_text = models.TextField(blank=True, help_text="One or two short sentences.")
    alert_link = models.ForeignKey(
        "wagtailcore.Page", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    alert_expires_at = models.DateTimeField(
        "shown until",
        null=True,
        blank=True,
        help_text="The alert goes by itself at this time. Without a time it stays until removed.",
    )

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("organisation_name"),
                    FieldPanel("short_name"),
                    FieldPanel("strapline"),
                    FieldPanel("host_name"),
                    FieldPanel("logo"),
                    FieldPanel("demonstration_banner"),
                ],
                heading="Organisation",
            ),
            ObjectList(
                [
                    FieldPanel("contact_intro"),
                    FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_phone")]),
                    FieldPanel("postal_address"),
                    FieldPanel("press_contact"),
                    FieldPanel("social_channels"),
                    FieldPanel("share_by"),
                ],
                heading="Contact and social",
            ),
            ObjectList([FieldPanel("footer_links")], heading="Footer"),
            ObjectList([FieldPanel("review_grace_days")], heading="Review"),
            ObjectList(
                [
                    HelpPanel("<p>An alert stands at the top of every page, at once.</p>"),
                    MultiFieldPanel(
                        [
                            FieldPanel("alert_level"),
                            FieldPanel("alert_heading"),
                            FieldPanel("alert_text"),
                            FieldPanel("alert_link"),
                            FieldPanel("alert_expires_at"),
                        ],
                        heading="Alert on every page",
                    ),
                ],
                heading="Alert",
            ),
        ]
    )

    class Meta:
        verbose_name = "site settings"

    def __str__(self) -> str:
        return self.organisation_name or "Site settings"

    @property
    def alert_is_shown(self) -> bool:
        expires = self.alert_expires_at
        return bool(self.alert_heading) and (expires is None or expires > timezone.now())

    @property
    def footer_page_ids(self) -> list[int]:
        """The keys of all pages that the settings link to, read without asking for the pages."""
        ids = [block["value"] for block in self.footer_links.raw_data if block["type"] == "page"]
        return [pk for pk in [*ids, self.alert_link_id] if pk]
