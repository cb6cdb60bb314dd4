"""What is taken out of the search index leaves no word in any of its tables."""

import pytest
from django.db import connection

from alliance_site.core.search.forgetting import forget
from tests import factories

pytestmark = pytest.mark.django_db
WORD = "zyqforgotten"


def tables_with_the_word() -> set[str]:
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith("wagtailsearch_"):
                cursor.execute(f'SELECT * FROM "{table}"')
                if WORD in str(cursor.fetchall()):
                    found.add(table)
    return found


def test_no_word_stays_in_any_table_of_the_index(home: object) -> None:
    others = [factories.DocumentFactory(title=f"Other {number}") for number in range(3)]
    document = factories.DocumentFactory(title=f"About {WORD}")
    assert "wagtailsearch_indexentry" in tables_with_the_word()
    forget(document)
    assert tables_with_the_word() == set()
    assert others[0].index_entries.exists()
