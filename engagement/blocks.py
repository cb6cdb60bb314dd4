from wagtail import blocks

from engagement.kinds import FeedbackKind


class AskBlock(blocks.StructBlock):
    """One of the things that local people are asked to do."""

    kind = blocks.ChoiceBlock(choices=FeedbackKind.choices)
    heading = blocks.CharBlock(max_length=80)
    text = blocks.TextBlock(max_length=300)

    class Meta:
        icon = "comment"
        template = "engagement/blocks/ask.html"
        description = "One of the things that local people are asked to do."
        preview_value = {
            "kind": FeedbackKind.EXPERIENCE,
            "heading": "Share your experience",
            "text": "Tell us what went well and what did not.",
        }
