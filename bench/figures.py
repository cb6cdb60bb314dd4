"""Fifteen years of waiting times of all English organisations, and what one page needs of them.

The limits, on PostgreSQL: what the page of figures needs is read and worked out in under 200 ms,
each open file in under 200 ms, and nothing takes more queries than for a few months.
"""

import sys
from collections.abc import Callable

from bench.tools import databases
from bench.tools.processes import on_one_database
from bench.tools.timing import Measured, heading, line, measure

ORGANISATIONS, ORGANISATIONS_QUICK = 200, 30
MONTHS, FEW = 180, 3
LIMIT = 200.0

Work = Callable[[], object]


def run(quick: bool = False) -> bool:
    """True where the limits are kept, or where there is no PostgreSQL to measure."""
    with databases.postgresql() as server:
        count = ORGANISATIONS_QUICK if quick else ORGANISATIONS
        return server is None or on_one_database("bench.figures", count, server)


def _measure_here(organisations: int) -> bool:
    from django.core.management import call_command
    from django.db import connection

    from bench.tools.figures import make_backlog, make_figures
    from performance.models import BacklogCount, Load, Observation
    from tests import factories

    call_command("migrate", verbosity=0)
    factories.PerformancePageFactory()
    make_figures(20, FEW)
    make_backlog(2)
    few = {name: _queries(what) for name, what in _tasks().items()}
    for model in (Observation, BacklogCount, Load):
        model._default_manager.all().delete()
    print(f"\nMaking figures of {organisations} organisations for {MONTHS} months …", flush=True)
    rows = make_figures(organisations, MONTHS)
    make_backlog(52 * MONTHS // 12)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    heading(f"{rows:,} figures, {connection.display_name} (medians)", ("time",))
    missed = [name for name, what in _tasks().items() if not _kept(name, what, few[name])]
    return not missed


def _kept(name: str, what: Work, few: int) -> bool:
    measured: Measured = measure(what)
    queries = _queries(what)
    kept = measured.median < LIMIT and queries == few
    note = f"{queries} queries, {few} for {FEW} months: {'yes' if kept else 'NO'}"
    line(name, measured, note=note)
    return kept


def _queries(what: Work) -> int:
    from tests.pages import counted

    what()
    with counted() as cost:
        what()
    return cost.queries


def _tasks() -> dict[str, Work]:
    return {
        "what the page needs, read and worked out": read_all,
        "the page": _get("/performance/"),
        "a series as JSON": _get("/performance/data/QMF/62D.json"),
        "our own sum as CSV": _get("/performance/data/NEL-TRUSTS/62D.csv"),
        "one type of cancer as JSON": _get("/performance/data/QMF/62D.json?cancer_type=Lung"),
        "the page of open data": _get("/performance/data/"),
    }


def read_all() -> None:
    """Series with limits, levels and sentences, beside England, with volumes and the backlog."""
    from performance.backlog.reading import people_treated_late, read_backlogs
    from performance.models import Baseline, Organisation, Standard
    from performance.series.chart_words import chart_title
    from performance.series.reading import Bodies, read_series
    from performance.series.sentences import say
    from performance.series.xmr import phases
    from performance.volumes.comparing import compare

    bodies = Bodies()
    standards = list(Standard.objects.filter(is_shown=True).prefetch_related("targets"))
    main = read_series(Organisation.objects.get(is_main=True), standards, bodies=bodies)
    read_series(Organisation.objects.get(code="ENG"), standards, bodies=bodies)
    for standard in standards:
        targets = list(standard.targets.all())
        series = main[standard.code]
        say(series, targets)
        chart_title(series, targets)
        phases(series)
    people_treated_late(main["62D"])
    for baseline in Baseline.objects.select_related("organisation", "standard"):
        compare(baseline, bodies)
    read_backlogs()


def _get(address: str) -> Work:
    from django.test import Client

    client = Client()

    def ask() -> None:
        answer = client.get(address)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"

    return ask


if __name__ == "__main__":
    import django

    django.setup()
    sys.exit(0 if _measure_here(int(sys.argv[1])) else 1)
