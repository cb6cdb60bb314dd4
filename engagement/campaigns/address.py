"""The name of a campaign in its address: it stays, once people may have the address."""

from django import forms
from django.utils import timezone
from wagtail.admin.panels import TitleFieldPanel

from engagement.campaigns.models import Campaign

FIXED = (
    "People have it already, so it cannot change: emails, calendars and other websites lead to "
    "this address."
)


class NamePanel(TitleFieldPanel):
    """The name writes itself into the address while that is free."""

    class BoundPanel(TitleFieldPanel.BoundPanel):
        def get_should_apply(self) -> bool:
            return not self.form.fields["slug"].disabled


def is_out(campaign: Campaign) -> bool:
    """Whether people may have been asked already, so that the address is known."""
    if campaign.pk is None:
        return False
    return campaign.opens_at <= timezone.now() or campaign.feedback.exists()


def fix_slug(form: forms.ModelForm) -> None:
    form.fields["slug"].disabled = True
    form.fields["slug"].help_text = FIXED
