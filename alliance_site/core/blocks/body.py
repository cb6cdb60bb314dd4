"""What editors may put into the body of a page."""

from wagtail import blocks

from alliance_site.core.blocks.callouts import CareCardBlock, InsetBlock, WarningBlock
from alliance_site.core.blocks.data import (
    DataTableBlock,
    FigureBlock,
    StepsBlock,
    SummaryListBlock,
)
from alliance_site.core.blocks.links import ActionLinkBlock, CardsBlock, LinksBlock
from alliance_site.core.blocks.media import FigureImageBlock, VideoBlock
from alliance_site.core.blocks.people import ContactBlock
from alliance_site.core.blocks.text import DetailsBlock, QuoteBlock, TextBlock
from alliance_site.core.facts.blocks import FactBlock
from alliance_site.core.live_figures.blocks import LiveChartBlock, LiveFigureBlock


class BodyBlock(blocks.StreamBlock):
    """The blocks of a page's body."""

    text = TextBlock(group="Words")
    details = DetailsBlock(group="Words")
    quote = QuoteBlock(group="Words")
    care_card = CareCardBlock(group="Boxes")
    warning = WarningBlock(group="Boxes")
    inset = InsetBlock(group="Boxes")
    figure_image = FigureImageBlock(group="Pictures and figures")
    video = VideoBlock(group="Pictures and figures")
    figure = FigureBlock(group="Pictures and figures")
    fact_figure = FactBlock(group="Pictures and figures")
    live_figure = LiveFigureBlock(group="Pictures and figures")
    live_chart = LiveChartBlock(group="Pictures and figures")
    table = DataTableBlock(group="Pictures and figures")
    steps = StepsBlock(group="Lists")
    summary_list = SummaryListBlock(group="Lists")
    links = LinksBlock(group="Lists")
    cards = CardsBlock(group="Ways on")
    action_link = ActionLinkBlock(group="Ways on")
    contact = ContactBlock(group="Ways on")

    class Meta:
        template = "core/blocks/body.html"


class HelpBlock(blocks.StreamBlock):
    """Where to get help: the few blocks that suit it."""

    care_card = CareCardBlock()
    text = TextBlock()
    action_link = ActionLinkBlock()

    class Meta:
        template = "core/blocks/body.html"
