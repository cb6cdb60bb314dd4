"""All that the page of figures shows, for what a reader has chosen. Few queries, always as many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alliance_site.core.live_figures.registry import Headline
from performance.charts.meanings import MEANINGS
from performance.figures.models import Basis
from performance.organisations.models import Organisation
from performance.series.reading import Bodies
from performance.showing.backlog import ShownBacklog, ShownLate, backlogs_of
from performance.showing.choosing import (
    CANCER,
    FROM,
    ORGANISATION,
    STANDARD,
    TO,
    Asked,
    as_choices,
    cancer_types,
    nothing_chosen,
)
from performance.showing.reading import read_shown, shown_bodies, shown_standards
from performance.showing.standard import ShownStandard
from performance.showing.volumes import ShownVolumes, volumes_of

LATE = "62D"


@dataclass(frozen=True)
class Report:
    """What is chosen, and each standard as it is shown."""

    chosen: Asked
    organisation: Organisation
    bodies: Bodies
    standards: Sequence[ShownStandard]

    @property
    def basis(self) -> str:
        return Basis(self.bodies.basis_of(self.organisation)).label.lower()

    @property
    def cancer(self) -> str:
        chosen = self.chosen.picked.get(CANCER.name)
        return chosen.name if chosen else ""

    @property
    def meanings(self) -> Sequence[tuple[str, str, str, str]]:
        return MEANINGS

    @property
    def is_cut(self) -> bool:
        """Whether the charts begin later than the figures without anybody having asked for it."""
        asked = FROM.name in self.chosen.picked
        return not asked and any(shown.is_cut for shown in self.standards)

    @property
    def is_whole(self) -> bool:
        """All standards and all types of cancer: with volumes and backlog."""
        return not {STANDARD.name, CANCER.name} & self.chosen.picked.keys()

    @property
    def volumes(self) -> ShownVolumes | None:
        return volumes_of(self.organisation, self.bodies)

    @property
    def backlogs(self) -> list[ShownBacklog]:
        return backlogs_of(self.organisation)

    @property
    def late(self) -> ShownLate | None:
        """People treated after 62 days, where the standard that counts them is shown."""
        found = next((one for one in self.standards if one.standard.code == LATE), None)
        return ShownLate(found.series, found.first) if found and found.latest else None

    @property
    def headlines(self) -> list[Headline]:
        return [headline for shown in self.standards if (headline := shown.headline)]

    @property
    def title(self) -> str:
        """What is chosen, in words; empty where all is as the page begins."""
        ways = (STANDARD, ORGANISATION, CANCER, FROM, TO)
        chosen = [way for way in ways if way.name in self.chosen.picked]
        return ", ".join(way.words.format(self.chosen.said(way)) for way in chosen)


def report_of(asked: Mapping[str, str]) -> Report | None:
    """None while there are no figures to begin with."""
    bodies, standards, chosen = Bodies(), shown_standards(), nothing_chosen()
    offered = shown_bodies(bodies)
    if not offered or not standards:
        return None
    code = chosen.add(asked, ORGANISATION, as_choices(offered))
    body = next((one for one in offered if one.code == code), offered[0])
    code = chosen.add(asked, STANDARD, as_choices(standards))
    wanted = [one for one in standards if code in ("", one.code)]
    cancer = chosen.add_cancer(asked, cancer_types(bodies, body, wanted))
    found = list(read_shown([body], wanted, bodies, cancer).values())
    if not chosen.picked and not any(shown.series.points for shown in found):
        return None
    chosen.add_months(asked, [shown.series for shown in found])
    first, last = chosen.period(FROM), chosen.period(TO)
    return Report(chosen, body, bodies, [shown.until(last).since(first) for shown in found])
