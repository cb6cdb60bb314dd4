"""Puts what news is found by, the areas and the topics, into their lists, each once."""

from django.db.models import Model
from django.utils.text import slugify

from alliance_site.core.areas.models import Area
from alliance_site.management.seed.files import read
from news.topics import Topic

Labels = dict[str, dict[str, int]]


def plant_labels() -> Labels:
    """Primary keys by slug, for `area:` and `topic:`; what is there already is left alone."""
    names = read("labels.toml")
    return {"area": _plant(Area, names["areas"]), "topic": _plant(Topic, names["topics"])}


def _plant(model: type[Model], names: list[str]) -> dict[str, int]:
    planted = {}
    for name in names:
        slug = slugify(name)
        row, _ = model._default_manager.get_or_create(slug=slug, defaults={"name": name})
        planted[slug] = row.pk
    return planted
