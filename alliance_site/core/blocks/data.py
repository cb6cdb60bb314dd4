"""Facts and figures: a table, a figure with its source, steps in order, pairs of words."""

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from alliance_site.core.blocks.text import EXAMPLE, PLAIN_FEATURES


class DataTableBlock(TypedTableBlock):
    """A table of words or numbers with a heading for each column."""

    def __init__(self, **kwargs: object) -> None:
        columns = [
            ("text", blocks.CharBlock(required=False)),
            ("rich_text", blocks.RichTextBlock(features=["bold", "link", "fact"], required=False)),
        ]
        super().__init__(columns, **kwargs)

    class Meta:
        icon = "table"
        label = "Table"
        template = "core/blocks/table.html"
        description = "For what people compare. Give each column a heading."
        preview_value = {
            "caption": "Programmes and what they do",
            "columns": [
                {"type": "text", "heading": "Programme"},
                {"type": "text", "heading": "What it does"},
            ],
            "rows": [{"values": ["Early diagnosis", "Finds cancer early"]}],
        }


class FigureBlock(blocks.StructBlock):
    """One figure, with what it means and where it comes from."""

    value = blocks.CharBlock(max_length=40, help_text="In words people use: 75 in every 100")
    label = blocks.CharBlock(max_length=300, help_text="What the figure means, in a sentence.")
    source = blocks.CharBlock(max_length=250, help_text="Who publishes it, and its licence.")
    source_url = blocks.URLBlock(required=False, label="Address of the source")
    as_at = blocks.CharBlock(
        max_length=60, label="As at", help_text="The month or date that the figure is for."
    )

    class Meta:
        icon = "order-up"
        label = "Figure"
        template = "core/blocks/figure.html"
        description = "One figure with its meaning, its source and its date."
        preview_value = {
            "value": "4",
            "label": "key principles guide every delivery plan",
            "source": "Example of a source",
            "source_url": "",
            "as_at": "Example of a date",
        }


class StepsBlock(blocks.StructBlock):
    """Steps in their order, such as what happens after a referral."""

    heading = blocks.CharBlock(max_length=120)
    items = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("title", blocks.CharBlock(max_length=120)),
                ("body", blocks.RichTextBlock(features=PLAIN_FEATURES)),
            ]
        ),
        min_num=2,
    )

    class Meta:
        icon = "list-ol"
        label = "Steps"
        template = "core/blocks/steps.html"
        description = "What happens, one step after the other."
        preview_value = {
            "heading": "What happens next",
            "items": [{"title": "First", "body": EXAMPLE}, {"title": "Then", "body": EXAMPLE}],
        }


class SummaryListBlock(blocks.StructBlock):
    """Pairs of a short name and what belongs to it."""

    items = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("key", blocks.CharBlock(max_length=80, label="Name")),
                ("value", blocks.RichTextBlock(features=PLAIN_FEATURES)),
            ]
        ),
        min_num=1,
    )

    class Meta:
        icon = "list-ul"
        label = "Summary list"
        template = "core/blocks/summary_list.html"
        description = "Facts at a glance: a name on the left, what belongs to it on the right."
        preview_value = {"items": [{"key": "Who leads", "value": "<p>The board chair</p>"}]}
