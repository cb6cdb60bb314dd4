from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0018_live_figures'),
    ]

    operations = [
        migrations.AddField(
            model_name='fact',
            name='follows',
            field=models.CharField(blank=True, help_text='Choose a figure of this site, and the fact follows it: its value, source and day are taken from there, now and whenever they change. Leave it empty to keep the fact yourself.', max_length=160),
        ),
    ]
