"""What was told to readers, and who may look at it."""

import django.utils.timezone
from django.db import migrations, models

from alliance_site.core.roles import names
from alliance_site.core.roles.granting import grant

VIEW = ["news.view_digest"]


def show_digests(apps, schema_editor):
    grant(apps, schema_editor, {names.PUBLISHER: VIEW, names.ADMINISTRATOR: VIEW})


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0014_consent_and_letters'),
        ('news', '0009_newsletter'),
    ]

    operations = [
        migrations.CreateModel(
            name='Digest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rhythm', models.CharField(choices=[('at_once', 'As soon as it is published'), ('weekly', 'Once a week'), ('monthly', 'Once a month')], max_length=10)),
                ('since', models.DateTimeField()),
                ('before', models.DateTimeField(verbose_name='up to')),
                ('told', models.JSONField(default=list)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='made')),
                ('queued_at', models.DateTimeField(blank=True, null=True)),
                ('letters', models.ManyToManyField(related_name='+', to='core.letter')),
            ],
            options={
                'ordering': ['-before', '-pk'],
                'default_permissions': ('view',),
                'indexes': [models.Index(fields=['rhythm', 'before'], name='news_digest_rhythm')],
                'constraints': [models.UniqueConstraint(fields=('rhythm', 'since'), name='one_digest_after_another')],
            },
        ),
        migrations.RunPython(show_digests, migrations.RunPython.noop),
    ]
