"""Publishers and administrators keep the topics."""

from django.db import migrations

from alliance_site.core.roles import names
from alliance_site.core.roles.granting import grant

TOPICS = [f"news.{action}_topic" for action in ("add", "change", "delete", "view")]


def give_topics(apps, schema_editor):
    grant(apps, schema_editor, {names.PUBLISHER: TOPICS, names.ADMINISTRATOR: TOPICS})


class Migration(migrations.Migration):
    dependencies = [("news", "0005_events"), ("core", "0011_roles_and_workflows")]

    operations = [migrations.RunPython(give_topics, migrations.RunPython.noop)]
