"""Series as files for others, at addresses that last."""

import csv
import io
from datetime import UTC, datetime
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from alliance_site.core.pages.home import HomePage
from alliance_site.management.seed.waiting_times import plant_what_is_counted
from performance.models import Load, Organisation, Target
from tests.pages import counted, soup
from tests.performance.made import load, observed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
DATA = "/performance/data"
LOADED = datetime(2025, 11, 13, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def figures(home: HomePage) -> None:
    """Three trusts, the people who live here, and England in both ways."""
    plant_what_is_counted()
    by = load(file_name="SEPTEMBER-2025-PROVIDER.xlsx", loaded_at=LOADED)
    observed("R1H", "62D", [(150, 200), (190, "246.5")], load=by)
    observed("R1H", "62D", [(12, 15)], load=by, cancer_type="Lung")
    observed("RF4", "62D", [(154, 213)], load=by)
    observed("RQX", "62D", [(53, "61.5")], load=by, status="provisional", is_rounded=True)
    observed("QMF", "62D", [70, (403, 538)], load=by, basis="commissioner")
    observed("ENG", "62D", [(20733, 30483)], load=by)
    observed("ENG", "62D", [(20000, 30000)], load=by, basis="commissioner")


def get(client: Client, address: str, **query: str) -> Any:
    answer = client.get(f"{DATA}/{address}.json", query)
    assert answer.status_code == 200, answer.content
    return answer.json()


def rows(answer: HttpResponse) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_a_series_with_all_that_must_be_known(client: Client) -> None:
    found = get(client, "QMF/62D")
    targets, breaks = found.pop("targets"), found.pop("breaks")

    assert found == {
        "organisation": "QMF",
        "name": "People who live in north east London",
        "standard": "62D",
        "standard_name": "62-day standard",
        "what_happened": "started treatment within 62 days",
        "basis": "commissioner",
        "cancer_type": "",
        "cancer_types": [],
        "is_our_sum": False,
        "parts": [],
        "rounded": False,
        "last_updated": "2025-11-13T09:30:00+00:00",
        "licence": {
            "name": "Open Government Licence v3.0",
            "url": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        },
        "attribution": "Source: NHS England, Cancer Waiting Times statistics. Contains public "
        "sector information licensed under the Open Government Licence v3.0.",
        "data_dictionary": "http://testserver/performance/data/",
        "series": [
            month("2025-08", 100, 70, "QMF"),
            month("2025-09", 538, 403, "QMF"),
        ],
    }
    assert targets[-1] == {
        "kind": "standard",
        "level": 85,
        "on": "2023-10-01",
        "source": "NHS England",
        "source_url": "",
    }
    assert {"on": "2023-10", "why": "The national standards changed"} in breaks


def month(period: str, total: float, within: float, body: str) -> dict[str, Any]:
    return {
        "period": period,
        "total": total,
        "within": within,
        "status": "final",
        "source": "SEPTEMBER-2025-PROVIDER.xlsx",
        "rounded": False,
        "counted_for": body,
        "our_sum": False,
    }


def test_halves_stay_halves_and_whole_numbers_whole(client: Client) -> None:
    last = client.get(f"{DATA}/R1H/62D.json").content.decode()

    assert '"total": 246.5, "within": 190,' in last


def test_our_own_sum_says_so(client: Client) -> None:
    found = get(client, "NEL-TRUSTS/62D")
    (only,) = found["series"]

    assert found["is_our_sum"] is True
    assert set(found["parts"]) == {"R1H", "RF4", "RQX"}
    assert (only["total"], only["within"], only["our_sum"]) == (521, 397, True)
    assert only["status"] == "provisional"
    assert only["rounded"] is found["rounded"] is True
    assert found["basis"] == "provider"


def test_england_is_counted_by_treatment_unless_asked_otherwise(client: Client) -> None:
    assert get(client, "ENG/62D")["series"][0]["total"] == 30483
    by_home = get(client, "ENG/62D", basis="commissioner")
    assert (by_home["basis"], by_home["series"][0]["total"]) == ("commissioner", 30000)


@pytest.mark.parametrize("asked", ["Lung", "LUNG"])
def test_one_type_of_cancer(asked: str, client: Client) -> None:
    found = get(client, "R1H/62D", cancer_type=asked)

    assert found["cancer_type"] == "Lung"
    assert [each["total"] for each in found["series"]] == [15]
    assert get(client, "R1H/62D")["cancer_types"] == ["Lung"]


def test_every_series_of_the_contract_has_its_address(client: Client) -> None:
    for body in ("QMF", "R1H", "RF4", "RQX", "ENG", "NEL-TRUSTS"):
        for standard in ("FDS", "62D", "31D", "31D-FIRST"):
            assert isinstance(get(client, f"{body}/{standard}")["series"], list)
            assert client.head(f"{DATA}/{body}/{standard}.csv").status_code == 200


@pytest.mark.parametrize(
    ("address", "words", "there_is"),
    [
        ("XXX/62D", "There is no organisation “XXX”.", "QMF"),
        ("07L/62D", "There is no organisation “07L”.", "QMF"),
        ("QMF/2WW", "There is no standard “2WW”.", "62D"),
        ("QMF/62D?basis=both", "There is no basis “both”.", "provider"),
        ("R1H/62D?cancer_type=Heart", "for the type of cancer “Heart”.", "Lung"),
    ],
)
def test_what_is_not_there(address: str, words: str, there_is: str, client: Client) -> None:
    path, _, query = address.partition("?")
    answer = client.get(f"{DATA}/{path}.json?{query}")
    told = answer.json()
    of_csv = client.get(f"{DATA}/{path}.csv?{query}")

    assert answer.status_code == of_csv.status_code == 404
    assert told["error"].endswith(words)
    assert there_is in told["there_is"]
    assert told["see"] == "http://testserver/performance/data/"
    assert words in of_csv.content.decode()
    assert answer["Access-Control-Allow-Origin"] == of_csv["Access-Control-Allow-Origin"] == "*"


def test_the_table_has_what_the_document_has(client: Client) -> None:
    answer = client.get(f"{DATA}/R1H/62D.csv")

    assert answer.content.startswith(b"\xef\xbb\xbforganisation,")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "R1H-62D.csv" in answer["Content-Disposition"]
    assert rows(answer)[-1] == {
        "organisation": "R1H",
        "name": "Barts Health",
        "standard": "62D",
        "basis": "provider",
        "cancer_type": "",
        "period": "2025-09",
        "total": "246.5",
        "within": "190",
        "status": "final",
        "source": "SEPTEMBER-2025-PROVIDER.xlsx",
        "rounded": "no",
        "counted_for": "R1H",
        "our_sum": "no",
    }


def test_a_name_never_runs_as_a_formula(client: Client) -> None:
    Organisation.objects.filter(code="R1H").update(name="=1+1")

    assert rows(client.get(f"{DATA}/R1H/62D.csv"))[0]["name"] == "'=1+1"


@pytest.mark.parametrize("end", ["json", "csv"])
def test_others_may_read_keep_and_ask_again(end: str, client: Client) -> None:
    address = f"{DATA}/QMF/62D.{end}"
    answer = client.get(address)

    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cache-Control"].startswith("public, max-age=0, s-maxage=")
    assert answer["Last-Modified"] == "Thu, 13 Nov 2025 09:30:00 GMT"
    assert 'rel="license"' in answer["Link"]
    assert client.get(address, headers={"if-none-match": answer["ETag"]}).status_code == 304
    assert client.post(address).status_code == 405

    observed("QMF", "62D", [99], until=datetime(2025, 10, 1).date(), basis="commissioner")
    again = client.get(address, headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 200


def test_an_undone_load_is_a_change(client: Client) -> None:
    undone = timezone.now().replace(microsecond=0)
    Load.objects.update(undone_at=undone)

    assert datetime.fromisoformat(get(client, "QMF/62D")["last_updated"]) == undone


def test_the_page_lists_what_there_is_and_explains_every_name(client: Client) -> None:
    tree = soup(client.get(f"{DATA}/"))
    links = {link["href"] for link in tree.select("dd a")}
    names = {name.get_text() for name in tree.select("dt code")}

    assert links == {
        f"{DATA}/{body}/62D.{end}"
        for body in ("QMF", "R1H", "RF4", "RQX", "ENG", "NEL-TRUSTS")
        for end in ("csv", "json")
    }
    assert names == {*get(client, "QMF/62D"), *get(client, "QMF/62D")["series"][0]}
    assert {*rows(client.get(f"{DATA}/QMF/62D.csv"))[0]} <= names
    assert "Contains public sector information" in tree.get_text()


def test_the_page_without_figures(client: Client) -> None:
    Organisation.objects.update(is_shown=False)

    assert "There are no figures yet." in soup(client.get(f"{DATA}/")).get_text()
    assert "/performance/data/" in b"".join(client.get("/sitemap.xml")).decode()


@pytest.mark.parametrize("address", ["/", "/NEL-TRUSTS/62D.json", "/NEL-TRUSTS/62D.csv"])
def test_more_figures_cost_no_more_queries(address: str, client: Client) -> None:
    def ask() -> None:
        assert client.get(DATA + address).status_code == 200

    ask()
    with counted() as few:
        ask()
    for code in ("R1H", "RF4", "RQX"):
        observed(code, "62D", [(9, 10)] * 24, until=datetime(2025, 7, 1).date())
        observed(code, "FDS", [(9, 10)] * 24)
    Organisation.objects.bulk_create(
        Organisation(code=f"T{number}", name="A trust", kind="provider") for number in range(8)
    )
    for number in range(8):
        observed(f"T{number}", "62D", [80] * 3)
    Target.objects.filter(kind="ambition").delete()
    with counted() as many:
        ask()
    assert many.queries == few.queries
