"""Pictures inside the body of a page."""

from wagtail import blocks
from wagtail.images.blocks import ImageBlock


class FigureImageBlock(blocks.StructBlock):
    """A picture with its words for people who cannot see it, and a caption if it needs one."""

    image = ImageBlock()
    caption = blocks.CharBlock(max_length=200, required=False)

    class Meta:
        icon = "image"
        label = "Picture"
        template = "core/blocks/figure_image.html"
        description = "A picture that says something the words do not."
        preview_value = {"image": None, "caption": "A caption below the picture"}
