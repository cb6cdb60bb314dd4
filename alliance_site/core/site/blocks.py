from django.core.exceptions import ValidationError
from wagtail import blocks

# The networks that people know by name.
CHANNELS = (
    ("bluesky", "Bluesky"),
    ("facebook", "Facebook"),
    ("instagram", "Instagram"),
    ("linkedin", "LinkedIn"),
    ("x", "X"),
    ("youtube", "YouTube"),
    ("tiktok", "TikTok"),
    ("other", "Another channel"),
)


class SocialChannelBlock(blocks.StructBlock):
    """A channel of the alliance on a social network, as a plain link."""

    channel = blocks.ChoiceBlock(choices=CHANNELS)
    name = blocks.CharBlock(
        max_length=60, required=False, help_text="Only for another channel: what it is called."
    )
    url = blocks.URLBlock(label="Address", help_text="The full address, starting with https://")

    def clean(self, value: dict) -> dict:
        cleaned = super().clean(value)
        if cleaned["channel"] == "other" and not cleaned["name"]:
            raise blocks.StructBlockValidationError(
                block_errors={"name": ValidationError("Write what the channel is called.")}
            )
        return cleaned

    class Meta:
        icon = "site"
        label = "Channel"
        preview_value = {"channel": "bluesky", "name": "", "url": "https://example.org/alliance"}


class FooterLinkBlock(blocks.StructBlock):
    """A link to another website in the footer."""

    text = blocks.CharBlock(max_length=60)
    url = blocks.URLBlock(label="Address")

    class Meta:
        icon = "link-external"
        label = "Other website"


class FooterBlock(blocks.StreamBlock):
    """The links at the foot of every page."""

    page = blocks.PageChooserBlock(label="Page of this site")
    link = FooterLinkBlock()
