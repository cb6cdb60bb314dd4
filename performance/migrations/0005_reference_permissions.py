from django.db import migrations, models

from alliance_site.core.roles import names
from alliance_site.core.roles.granting import grant

MODELS = ("organisation", "succession", "standard", "target", "seriesbreak", "baseline")
KEEP = [
    f"performance.{action}_{model}"
    for model in MODELS
    for action in ("add", "change", "delete", "view")
]


def give(apps, schema_editor):
    grant(apps, schema_editor, {names.ANALYST: KEEP, names.ADMINISTRATOR: KEEP})


class Migration(migrations.Migration):

    dependencies = [
        ('performance', '0004_loading'),
    ]

    operations = [
        migrations.AddField(
            model_name='baseline',
            name='counted',
            field=models.CharField(default='started a first treatment', help_text="To end the words '6,782 people ...'.", max_length=100, verbose_name='what people did'),
        ),
        migrations.AddField(
            model_name='baseline',
            name='name',
            field=models.CharField(default='the year before covid', help_text="As it is said within a sentence: 'In the year before covid it was 6,095.'", max_length=60, verbose_name='name of the twelve months'),
        ),
        migrations.RunPython(give, migrations.RunPython.noop),
    ]
