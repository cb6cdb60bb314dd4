"""Puts the seed's facts into the register, each once."""

from alliance_site.core.facts.models import Fact
from alliance_site.core.facts.services import add_fact
from alliance_site.management.seed.files import read


def plant_facts() -> dict[str, int]:
    """Primary keys by the facts' own; what is in the register already is left alone."""
    shared = read("facts.toml")
    planted = dict(Fact.objects.values_list("key", "pk"))
    for key, own in shared.pop("fact").items():
        if key not in planted:
            fact = Fact(key=key, **{**shared, **own})
            fact.full_clean()
            planted[key] = add_fact(fact=fact, user=None).pk
    return planted
