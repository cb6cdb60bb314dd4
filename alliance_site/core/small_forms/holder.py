"""Answers to small forms, as something that is held on the person who sent them."""

from typing import Any

from django.urls import reverse

from alliance_site.core.personal_data import holders
from alliance_site.core.personal_data.holders import JUDGE, Held, Holder
from alliance_site.core.personal_data.mentions import rows_that_mention
from alliance_site.core.personal_data.person import Person, is_theirs
from alliance_site.core.small_forms.models import SmallFormSubmission
from alliance_site.core.small_forms.page import SmallFormPage
from alliance_site.core.small_forms.services import delete_answers


def _naming(person: Person) -> list[SmallFormSubmission]:
    sent = SmallFormSubmission.objects.select_related("page")
    return list(rows_that_mention(sent, person, "form_data"))


def _answers(person: Person) -> list[SmallFormSubmission]:
    """Where they are the whole answer to a question, it is they who sent it."""
    naming = _naming(person)
    return [sent for sent in naming if any(is_theirs(v, person) for v in sent.form_data.values())]


def _identify(person: Person) -> Person:
    return Person(keys=frozenset(answer.key for answer in _answers(person)))


def _find(person: Person) -> list[Held]:
    theirs = {answer.pk for answer in _answers(person)}
    return [
        Held(
            f"Answers of {answer.submit_time:%d/%m/%Y} to the form “{answer.page.title}”",
            "" if answer.pk in theirs else JUDGE,
            reverse("wagtailforms:list_submissions", args=[answer.page_id]),
        )
        for answer in _naming(person)
    ]


def _export(person: Person) -> list[dict[str, Any]]:
    answers = _answers(person)
    pages = SmallFormPage.objects.in_bulk({answer.page_id for answer in answers})
    exported = []
    for answer in answers:
        asked = dict(pages[answer.page_id].get_data_fields())
        words = {str(asked.get(name, name)): value for name, value in answer.form_data.items()}
        exported.append({"Form": answer.page.title, "Sent": answer.submit_time, **words})
    return exported


def _erase(person: Person) -> int:
    keys = [answer.pk for answer in _answers(person)]
    return delete_answers(SmallFormSubmission.objects.filter(pk__in=keys))


def register() -> None:
    covers = (SmallFormSubmission,)
    label = "Answers to small forms"
    holders.register(Holder("small_forms", label, _find, _export, _erase, _identify, covers))
