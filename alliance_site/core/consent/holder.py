"""What the consent ledger holds on somebody: it knows them by a random number alone."""

from typing import Any

from django.db.models import Q, QuerySet

from alliance_site.core.consent.models import Consent
from alliance_site.core.personal_data import holders
from alliance_site.core.personal_data.holders import Held, Holder
from alliance_site.core.personal_data.mentions import rows_that_mention
from alliance_site.core.personal_data.person import Person

STAYS = "It shows that we kept the law. It leads to nobody once the rest is erased."


def _consents(person: Person) -> QuerySet[Consent]:
    named = [consent.pk for consent in rows_that_mention(Consent.objects.all(), person, "proof")]
    found = Consent.objects.filter(Q(subject__in=person.keys) | Q(pk__in=named))
    return found.select_related("wording").order_by("given_at")


def _find(person: Person) -> list[Held]:
    held = []
    for consent in _consents(person):
        what = f"A consent of {consent.given_at:%d/%m/%Y}: “{consent.wording.text}”"
        held.append(Held(what, stays_because=STAYS))
        if consent.proof:
            held.append(Held("What proves that consent"))
    return held


def _export(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "Agreed to": consent.wording.text,
            "Version of these words": consent.wording.version,
            "What was chosen": consent.detail,
            "How": consent.get_source_display(),
            "Proof": consent.proof,
            "Given": consent.given_at,
            "Withdrawn": consent.withdrawn_at,
            "How it was withdrawn": consent.withdrawn_how,
        }
        for consent in _consents(person)
    ]


def _erase(person: Person) -> int:
    proven = _consents(person).exclude(proof="").values_list("pk", flat=True)
    return Consent.objects.filter(pk__in=list(proven)).update(proof="")


def register() -> None:
    holders.register(Holder("consent", "Consents", _find, _export, _erase, covers=(Consent,)))
