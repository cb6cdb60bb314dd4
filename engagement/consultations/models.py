from django.db import models
from wagtail.fields import StreamField

from alliance_site.core.blocks import BodyBlock
from engagement.campaigns.models import Campaign


class Consultation(Campaign):
    """A campaign about one plan or page whose outcome the alliance must publish.

    What people send to it is feedback of the campaign, and goes through the same moderation.
    """

    about = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # Stays when the page is renamed or deleted.
    about_title = models.CharField(max_length=255, blank=True, editable=False)
    who_it_is_for = models.CharField(
        max_length=250, help_text="Who is meant, such as people who care for somebody with cancer."
    )
    background = StreamField(
        BodyBlock(), blank=True, help_text="What people should know first. Add the documents here."
    )
    outcome = StreamField(
        BodyBlock(), blank=True, help_text="What people said, and what you will do because of it."
    )
    outcome_published_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        default_permissions = ("add", "change", "delete", "view")
