"""Administrators see the consent ledger; what was chosen may be longer than a line."""

from django.db import migrations, models

from alliance_site.core.roles import names
from alliance_site.core.roles.granting import grant

LEDGER = ["core.view_consent", "core.view_consentwording", "core.add_consentwording"]


def give_ledger(apps, schema_editor):
    grant(apps, schema_editor, {names.ADMINISTRATOR: LEDGER})


class Migration(migrations.Migration):
    dependencies = [("core", "0014_consent_and_letters")]

    operations = [
        migrations.AlterField(
            model_name="consent",
            name="detail",
            field=models.TextField(blank=True, help_text="What was chosen, where there was a choice."),
        ),
        migrations.RunPython(give_ledger, migrations.RunPython.noop),
    ]
