"""Refuses a picture that is damaged or claims to be huge, at the field and before it is kept."""

import struct
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from PIL import Image
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

# What Pillow raises on files that are not what they say, depending on where it notices.
UNREADABLE = (OSError, SyntaxError, ValueError, struct.error, Image.DecompressionBombError)


class CheckedImageField(WagtailImageField):
    """Wagtail's field, which trusts the header of a file, with a look at the file itself."""

    def check_image_pixel_size(self, f: UploadedFile) -> None:
        try:
            f.seek(0)
            with Image.open(f) as opened:
                self._refuse_too_many(opened.width * opened.height)
                opened.load()
        except UNREADABLE as error:
            raise ValidationError(
                "This file cannot be read as a picture. It may be damaged: open it in a picture "
                "program, save it again as PNG or JPEG, and upload that.",
                code="unreadable_image",
            ) from error
        finally:
            f.seek(0)
        super().check_image_pixel_size(f)

    def _refuse_too_many(self, pixels: int) -> None:
        if self.max_image_pixels and pixels > self.max_image_pixels:
            raise ValidationError(
                f"This picture is too large: {pixels // 1_000_000} megapixels. Make it smaller, "
                f"at most {self.max_image_pixels // 1_000_000} megapixels, and upload it again.",
                code="file_too_many_pixels",
            )


class CheckedImageForm(BaseImageForm):
    """The form of the image library, with the checked field and a word on descriptions."""

    file = CheckedImageField(label="File")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["description"].help_text = (
            "Say in one sentence what the picture shows. People who cannot see it hear this. "
            "A page is not published with a picture at its top that has no description."
        )
