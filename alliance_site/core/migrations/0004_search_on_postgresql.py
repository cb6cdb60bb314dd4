"""What makes the search quick on PostgreSQL, and lets it put spelling right.

SQLite needs none of it.
"""

import logging

from django.db import DatabaseError, migrations, transaction

logger = logging.getLogger(__name__)

# Both are looked at together, so that a search may find one word in the title and one in the body.
TITLE_AND_BODY = """
    CREATE INDEX IF NOT EXISTS core_search_title_body
    ON wagtailsearch_indexentry USING gin ((title || body))
"""
# Kept in the row itself: read from a side table, weighing 10,000 pages takes three times as long.
IN_THE_ROW = """
    ALTER TABLE wagtailsearch_indexentry
    ALTER COLUMN title SET STORAGE MAIN, ALTER COLUMN body SET STORAGE MAIN
"""
TRIGRAMS = """
    CREATE INDEX IF NOT EXISTS core_search_word_trigrams
    ON core_searchword USING gin (word gin_trgm_ops)
"""


def prepare(apps, schema_editor):
    connection = schema_editor.connection
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(TITLE_AND_BODY)
        cursor.execute(IN_THE_ROW)
        try:
            with transaction.atomic(using=connection.alias):
                cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
                cursor.execute(TRIGRAMS)
        except DatabaseError as error:
            logger.warning(
                "The database does not let this role add the extension pg_trgm (%s). The search "
                "works without it, with a plainer 'did you mean'. To have it, let a superuser run "
                "CREATE EXTENSION pg_trgm; in this database.",
                str(error).strip().splitlines()[0],
            )


def undo(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("DROP INDEX IF EXISTS core_search_title_body")
        cursor.execute("DROP INDEX IF EXISTS core_search_word_trigrams")


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0003_home_page"),
        ("wagtailsearch", "0010_add_text_fields"),
    ]

    operations = [migrations.RunPython(prepare, undo)]
