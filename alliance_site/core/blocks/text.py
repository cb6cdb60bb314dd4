"""Words: rich text, questions that open, and a quotation."""

from wagtail import blocks

TEXT_FEATURES = ["h2", "h3", "bold", "ol", "ul", "link", "document-link", "fact"]
PLAIN_FEATURES = ["bold", "ol", "ul", "link", "document-link", "fact"]

EXAMPLE = "<p>We work with local doctors, so that cancer is found early.</p>"


class TextBlock(blocks.RichTextBlock):
    """Headings, paragraphs, lists and links."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"features": TEXT_FEATURES, **kwargs})

    class Meta:
        icon = "pilcrow"
        template = "core/blocks/text.html"
        description = "Headings, paragraphs, lists and links."
        preview_value = f"<h2>Finding cancer early</h2>{EXAMPLE}<ul><li>Know the signs</li></ul>"


class DetailsBlock(blocks.StructBlock):
    """A question that opens to show its answer, for what only some readers need."""

    summary = blocks.CharBlock(
        max_length=120, label="Question", help_text="What people click to open it."
    )
    body = blocks.RichTextBlock(features=PLAIN_FEATURES, label="Answer")

    class Meta:
        icon = "collapse-down"
        label = "Question that opens"
        template = "core/blocks/details.html"
        description = "For what only some readers need. Never hide what everybody must know."
        preview_value = {"summary": "What is a cancer alliance?", "body": EXAMPLE}


class QuoteBlock(blocks.StructBlock):
    """What somebody said, by role and never by name."""

    quote = blocks.TextBlock(help_text="Without quotation marks: the page adds them.")
    role = blocks.CharBlock(
        max_length=120, help_text="Who says it, as a role: a carer from one of the boroughs."
    )

    class Meta:
        icon = "openquote"
        label = "Quotation"
        template = "core/blocks/quote.html"
        description = "What somebody said, by role and never by name."
        preview_value = {"quote": "This is how a quotation looks.", "role": "Example of a role"}
