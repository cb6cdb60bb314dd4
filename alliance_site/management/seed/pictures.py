"""Puts the seed's pictures into the image library, each once."""

from django.core.files.images import ImageFile
from wagtail.models import Collection

from alliance_site.core.images.models import CustomImage
from alliance_site.management.seed.files import PICTURES_DIR, read

COLLECTION = "Demonstration pictures"


def plant_pictures() -> dict[str, CustomImage]:
    """All pictures of the seed by name; those that are in the library already are left alone."""
    collection = Collection.objects.filter(name=COLLECTION).first()
    if collection is None:
        collection = Collection.get_first_root_node().add_child(name=COLLECTION)
    return {name: _plant(picture, collection) for name, picture in read("pictures.toml").items()}


def _plant(picture: dict[str, str], collection: Collection) -> CustomImage:
    image = CustomImage.objects.filter(title=picture["title"], collection=collection).first()
    if image:
        return image
    with (PICTURES_DIR / picture["file"]).open("rb") as file:
        return CustomImage.objects.create(
            title=picture["title"],
            description=picture["description"],
            collection=collection,
            file=ImageFile(file, name=picture["file"]),
        )
