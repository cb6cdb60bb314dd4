"""Pictures and videos inside the body of a page."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from alliance_site.core.blocks.text import EXAMPLE, PLAIN_FEATURES

VIDEO_KINDS = ("mp4", "webm")
CAPTION_KINDS = ("vtt",)


class PictureBlock(ImageBlock):
    """Wagtail's picture with its words. Its own check of the words would keep a whole draft from
    being saved; the publishing gate asks for them, beside all else that it asks for."""

    def clean(self, value: Any) -> Any:
        try:
            self.child_blocks["image"].clean(value)
        except ValidationError as error:
            raise blocks.StructBlockValidationError(block_errors={"image": error}) from error
        return value


class FigureImageBlock(blocks.StructBlock):
    """A picture with its words for people who cannot see it, and a caption if it needs one."""

    image = PictureBlock()
    caption = blocks.CharBlock(max_length=200, required=False)

    class Meta:
        icon = "image"
        label = "Picture"
        template = "core/blocks/figure_image.html"
        description = "A picture that says something the words do not."
        preview_value = {"image": None, "caption": "A caption below the picture"}


class VideoBlock(blocks.StructBlock):
    """A video of our own, with its words for who cannot hear it or cannot see it.

    Captions and transcript may be missing from a draft: the publishing gate asks for them.
    """

    title = blocks.CharBlock(max_length=120, help_text="What the video shows, in a few words.")
    video = DocumentChooserBlock(help_text="An MP4 or WebM file from Documents.")
    captions = DocumentChooserBlock(
        required=False, help_text="What is said, as a file whose name ends in .vtt."
    )
    poster = ImageChooserBlock(
        required=False, label="Picture", help_text="Shown until somebody presses play."
    )
    transcript = blocks.RichTextBlock(
        features=PLAIN_FEATURES, required=False, help_text="What is said and what is shown."
    )

    class Meta:
        icon = "media"
        label = "Video"
        template = "core/blocks/video.html"
        description = "A video of our own, with captions and a transcript."
        preview_value = {
            "title": "How we find cancer early",
            "video": None,
            "captions": None,
            "poster": None,
            "transcript": EXAMPLE,
        }
