"""Whom we look for is known however they are written, and nobody else is taken for them."""

import pytest

from alliance_site.core.personal_data.mentions import mentions, rows_that_mention, without
from alliance_site.core.personal_data.person import NotAnIdentifier, person, phone_of, same_phone
from tests import factories

SOMEBODY = person(emails=["Jo@Example.org"], phones=["020 7946 0123"], codes=["ABCD-EFGH-JKMN"])


@pytest.mark.parametrize(
    "written",
    [
        "020 7946 0123",
        "+44 20 7946 0123",
        "+44 (0)20-7946-0123",
        "0044 20 79460123",
        "(020)79460123",
    ],
)
def test_a_number_is_the_same_however_it_is_written(written: str) -> None:
    assert phone_of(written) == "02079460123"
    assert same_phone(written, SOMEBODY.phones)


@pytest.mark.parametrize(
    "text",
    [
        "Write to jo@example.org.",
        "'JO@EXAMPLE.ORG'",
        "<jo@example.org>",
        "Ring 020 7946 0123!",
        "Ring +44 (0)20 7946-0123",
        "My code: abcd efgh jkmn",
    ],
)
@pytest.mark.django_db
def test_a_mention_is_found_in_the_database_and_taken_out(text: str) -> None:
    problem = factories.PageProblemFactory(text=text)
    assert list(rows_that_mention(type(problem).objects.all(), SOMEBODY, "text")) == [problem]
    taken_out = without(text, SOMEBODY)
    assert "[removed]" in taken_out
    assert not mentions(taken_out, SOMEBODY)


@pytest.mark.parametrize(
    "text",
    [
        "jojo@example.org",
        "mary.jo@example.org",
        "jo@example.org.uk",
        "jo@example.orgs",
        "020 7946 01234",
        "9020 7946 0123",
        "xabcd efgh jkmn",
        "Nothing at all",
        "",
    ],
)
@pytest.mark.django_db
def test_nobody_else_is_taken_for_them(text: str) -> None:
    factories.PageProblemFactory(text=text)
    problems = type(factories.PageProblemFactory(text="")).objects.all()
    assert list(rows_that_mention(problems, SOMEBODY, "text")) == []


@pytest.mark.django_db
def test_nobody_is_mentioned_nowhere() -> None:
    factories.PageProblemFactory()
    problems = type(factories.PageProblemFactory()).objects.all()
    assert list(rows_that_mention(problems, person(), "text")) == []


@pytest.mark.parametrize(
    "typed", [{"emails": ["jo"]}, {"phones": ["12"]}, {"codes": ["A"]}, {"phones": ["1" * 99]}]
)
def test_what_leads_to_nobody_is_refused(typed: dict) -> None:
    with pytest.raises(NotAnIdentifier):
        person(**typed)
