"""What a reader has chosen to see: organisation, standard, type of cancer, months."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from alliance_site.core.filtering import Choice, Chosen, Filter, chosen_from
from performance.figures.models import Observation
from performance.figures.numbers import month
from performance.organisations.models import Organisation
from performance.series.points import Series
from performance.series.reading import Bodies
from performance.standards.models import Standard

ORGANISATION = Filter("organisation", "Whose figures", "", "{}")
STANDARD = Filter("standard", "Standard", "All standards", "{}")
CANCER = Filter("cancer", "Type of cancer", "All types of cancer", "{}")
FROM = Filter("from", "From", "The last 5 years", "from {}")
TO = Filter("to", "To", "The newest month", "to {}")
WAYS = (ORGANISATION, STANDARD, CANCER, FROM, TO)
BACKWARDS = "“From” is later than “to”, so we left both out."
UNKNOWN = {
    ORGANISATION.name: "We do not know “{}”. These are the figures that we show first.",
    STANDARD.name: "We do not know the standard “{}”. These are all standards.",
    CANCER.name: "There are no figures here for the type of cancer “{}”. These are all types.",
    FROM.name: "There are no figures from the month “{}” on, so we left it out.",
    TO.name: "There are no figures up to the month “{}”, so we left it out.",
}


@dataclass
class Asked(Chosen):
    """All of a reader's choices, and whether the months are the wrong way round."""

    is_backwards: bool = False

    @property
    def messages(self) -> list[str]:
        """What of the choices cannot be, and what is shown instead."""
        unknown = [UNKNOWN[way.name].format(asked) for way, asked in self.unknown]
        return [*unknown, BACKWARDS] if self.is_backwards else unknown

    def add(self, asked: Mapping[str, str], way: Filter, offered: Iterable[Choice]) -> str:
        """Offers one more choice, and takes what the address says of it."""
        found = chosen_from(asked, [way], {way.name: list(offered)})
        self.offered = {**self.offered, **found.offered}
        self.picked.update(found.picked)
        self.unknown.extend(found.unknown)
        return found.picked[way.name].value if found.picked else ""

    def add_cancer(self, asked: Mapping[str, str], offered: Iterable[Choice]) -> str:
        """In any case of letters: the official files write the names now so, now so."""
        types = list(offered)
        typed = asked.get(CANCER.name, "").strip()
        known = {one.value.casefold(): one.value for one in types}
        return self.add({CANCER.name: known.get(typed.casefold(), typed)}, CANCER, types)

    def add_months(self, asked: Mapping[str, str], found: Iterable[Series]) -> None:
        periods = sorted({point.period for series in found for point in series.points})
        months = [Choice(f"{period:%Y-%m}", month(period), Q()) for period in periods]
        first = self.add(asked, FROM, months)
        last = self.add(asked, TO, reversed(months))
        if first and last and first > last:
            self.is_backwards = True
            self.picked = {
                name: choice
                for name, choice in self.picked.items()
                if name not in (FROM.name, TO.name)
            }

    def period(self, way: Filter) -> date | None:
        chosen = self.picked.get(way.name)
        return date.fromisoformat(f"{chosen.value}-01") if chosen else None


def nothing_chosen() -> Asked:
    return Asked(WAYS, {})


def as_choices(found: Iterable[Organisation | Standard]) -> list[Choice]:
    return [Choice(one.code, one.name, Q()) for one in found]


def cancer_types(bodies: Bodies, body: Organisation, standards: Sequence[Standard]) -> list[Choice]:
    """Those that the organisation, or one before it, has figures for."""
    wanted = {
        pk for stretch in bodies.stretches(body) for pk in (stretch.organisation.pk, *stretch.parts)
    }
    names = (
        Observation.objects.filter(
            organisation__in=wanted,
            standard__in=standards,
            basis=bodies.basis_of(body),
            route="",
            modality="",
            replaced_by=None,
        )
        .exclude(cancer_type="")
        .order_by("cancer_type")
        .values_list("cancer_type", flat=True)
        .distinct()
    )
    return [Choice(name, name, Q()) for name in names]
