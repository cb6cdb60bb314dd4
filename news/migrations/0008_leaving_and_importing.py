"""Who left is remembered, lists wait for a yes, and the roles may use the screens."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from alliance_site.core.roles import names
from alliance_site.core.roles.granting import grant

SEE = ["news.view_subscriber"]
KEEP = [f"news.{action}_subscriber" for action in ("delete", "import", "export")]


def give_subscribers(apps, schema_editor):
    grant(apps, schema_editor, {names.PUBLISHER: SEE, names.ADMINISTRATOR: [*SEE, *KEEP]})


class Migration(migrations.Migration):

    dependencies = [
        ('news', '0007_subscribers'),
        ('core', '0015_consent_screens'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='LeftAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fingerprint', models.CharField(max_length=64, unique=True)),
                ('left_on', models.DateField(default=django.utils.timezone.localdate)),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='subscriptionrequest',
            name='new_email',
            field=models.CharField(blank=True, max_length=320),
        ),
        migrations.CreateModel(
            name='SubscriberImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.RunPython(give_subscribers, migrations.RunPython.noop),
    ]
