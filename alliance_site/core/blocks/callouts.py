"""Boxes that stand out: what to do about a symptom, a warning, an aside."""

from wagtail import blocks

from alliance_site.core.blocks.text import EXAMPLE, PLAIN_FEATURES

CARE_LEVELS = (
    ("non_urgent", "Not urgent: see a GP"),
    ("urgent", "Urgent: call 111 or see a GP today"),
    ("emergency", "Emergency: call 999"),
)


class CareCardBlock(blocks.StructBlock):
    """Where to get help, in the colours that people know from nhs.uk."""

    level = blocks.ChoiceBlock(choices=CARE_LEVELS, default="non_urgent")
    heading = blocks.CharBlock(max_length=120, help_text='Such as "Speak to a GP if:"')
    body = blocks.RichTextBlock(features=PLAIN_FEATURES)

    class Meta:
        icon = "help"
        label = "Where to get help"
        template = "core/blocks/care_card.html"
        description = "Who to turn to, and how soon. Only what clinicians have agreed."
        preview_value = {
            "level": "non_urgent",
            "heading": "Speak to a GP if:",
            "body": "<ul><li>you are worried about a symptom</li></ul>",
        }


class WarningBlock(blocks.StructBlock):
    """What people must not miss on this page."""

    heading = blocks.CharBlock(max_length=120)
    body = blocks.RichTextBlock(features=PLAIN_FEATURES)

    class Meta:
        icon = "warning"
        label = "Warning"
        template = "core/blocks/warning.html"
        description = "What people must not miss. At most one on a page."
        preview_value = {"heading": "We cannot give medical advice", "body": EXAMPLE}


class InsetBlock(blocks.RichTextBlock):
    """An aside that stands out a little."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"features": PLAIN_FEATURES, **kwargs})

    class Meta:
        icon = "info-circle"
        label = "Inset text"
        template = "core/blocks/inset.html"
        description = "A sentence or two that stand out from the text around them."
        preview_value = EXAMPLE
