"""Turns an image into what a template needs to show it; all pictures of a page at one query."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any

from alliance_site.core.images.models import CustomImage, CustomRendition
from alliance_site.core.images.sizes import SOCIAL, WITH_PARTNERS, Use


@dataclass(frozen=True)
class Picture:
    """What an <img> needs: addresses by width, the box it takes, and its words."""

    src: str
    srcset: str
    sizes: str
    width: int
    height: int
    alt: str


def load_pictures(*groups: Iterable[Any]) -> None:
    """Loads the images of pages and all their sizes, in one query for all groups together.

    `groups` hold pages, or anything else with an `image`. Call it before the pictures are shown:
    without it each picture asks for itself.
    """
    owners = [owner for owner in chain(*groups) if getattr(owner, "image_id", None)]
    images: dict[int, CustomImage] = {}
    wanted = {owner.image_id for owner in owners if not _is_loaded(owner)}
    if not wanted:
        return
    renditions = CustomRendition.objects.filter(image_id__in=wanted, filter_spec__in=WITH_PARTNERS)
    for rendition in renditions.select_related("image"):
        image = images.setdefault(rendition.image_id, rendition.image)
        if not hasattr(image, "prefetched_renditions"):
            image.prefetched_renditions = []
        rendition.image = image
        image.prefetched_renditions.append(rendition)
    for owner in owners:
        if owner.image_id in images:
            owner.image = images[owner.image_id]


def _is_loaded(owner: Any) -> bool:
    image = owner._state.fields_cache.get("image")
    return image is not None and hasattr(image, "prefetched_renditions")


def picture(image: CustomImage | None, use: Use, alt: str | None = None) -> Picture | None:
    """The picture for one use, or None where there is none or its file is lost."""
    if image is None:
        return None
    try:
        found = image.get_renditions(*use.filters)
    except (OSError, ValueError):
        # The file is gone or damaged: the page is worth more than its picture.
        return None
    ordered: list[CustomRendition] = [found[name] for name in use.filters]
    return Picture(
        src=ordered[0].url,
        srcset=", ".join(f"{rendition.url} {rendition.width}w" for rendition in ordered),
        sizes=use.sizes,
        width=ordered[0].width,
        height=ordered[0].height,
        alt=image.description if alt is None else alt,
    )


def social_address(image: CustomImage | None) -> str | None:
    """Where the picture for social cards is, without the host; None where there is none."""
    made = picture(image, SOCIAL)
    return made.src if made else None
