"""What a reader asks of a report by its address: which quarters, and which rows or columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from engagement.reports import naming
from engagement.reports.keys import AREA, KIND, PROGRAMME
from engagement.reports.models import ReportQuarter
from engagement.reports.released import Released, name_of

QUARTERS_AT_FIRST, QUARTERS_AT_MOST = 4, 12
START, END = "from", "to"


@dataclass(frozen=True)
class Asked:
    """The released numbers of the period that was asked for, what is chosen, and the names."""

    released: Released
    chosen: Mapping[str, str]
    names: Mapping[str, naming.Names]

    def only(self, what: str) -> naming.Names:
        """All of them by name, or the one that was chosen."""
        one = self.chosen.get(what)
        return {one: self.names[what][one]} if one else dict(self.names[what])

    def name(self, what: str) -> str:
        one = self.chosen.get(what)
        return self.names[what][one] if one else ""


class AskForm(forms.Form):
    """Where something in the address is none of the choices, it says so, and shows the rest."""

    def __init__(
        self,
        data: Mapping[str, Any],
        quarters: Sequence[ReportQuarter],
        names: Mapping[str, naming.Names],
        ways: Sequence[str],
    ) -> None:
        self.quarters = quarters
        self.names = names
        self.at_first = _period_at_first(quarters)
        super().__init__({**self.at_first, **{k: v for k, v in data.items() if v}})
        periods = [(_value(quarter), name_of(quarter)) for quarter in reversed(quarters)]
        self.fields[START] = forms.ChoiceField(label="From", choices=periods, required=False)
        self.fields[END] = forms.ChoiceField(label="To", choices=periods, required=False)
        for way in ways:
            choices = [("", "All"), *names[way].items()]
            self.fields[way] = forms.ChoiceField(label=LABELS[way], choices=choices, required=False)
        for field in self.fields.values():
            field.error_messages["invalid_choice"] = "Choose one of the list."

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        start, end = found.get(START, ""), found.get(END, "")
        if start and end and start > end:
            self.add_error(END, "Choose a quarter that is not before the first.")
        elif start and end and len(self._between(start, end)) > QUARTERS_AT_MOST:
            self.add_error(END, f"Choose no more than {QUARTERS_AT_MOST} quarters.")
        return found

    def asked(self) -> Asked:
        """Where a period cannot be, it is the one that is shown at first."""
        self.is_valid()
        if {START, END} & self.errors.keys():
            self.data = {**self.data, **self.at_first}
        found = {name: value for name, value in self.cleaned_data.items() if value}
        chosen = {name: found[name] for name in self.names if name in found}
        period = self._between(self.data.get(START, ""), self.data.get(END, ""))
        return Asked(Released(period), chosen, self.names)

    def _between(self, start: str, end: str) -> list[ReportQuarter]:
        return [quarter for quarter in self.quarters if start <= _value(quarter) <= end]


LABELS = {PROGRAMME: "Programme", KIND: "Kind", AREA: "Area"}
NAMES = {PROGRAMME: naming.programmes, KIND: lambda: naming.KINDS, AREA: naming.areas}


def form_for(data: Mapping[str, Any], ways: Sequence[str]) -> AskForm:
    quarters = list(ReportQuarter.objects.order_by("year", "quarter"))
    return AskForm(data, quarters, {way: NAMES[way]() for way in ways}, ways)


def _value(quarter: ReportQuarter) -> str:
    return f"{quarter.year}-{quarter.quarter}"


def _period_at_first(quarters: Sequence[ReportQuarter]) -> dict[str, str]:
    last = quarters[-QUARTERS_AT_FIRST:]
    return {START: _value(last[0]), END: _value(last[-1])} if last else {}
