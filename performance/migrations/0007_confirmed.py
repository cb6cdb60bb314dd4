from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('performance', '0006_live_figures'),
    ]

    operations = [
        migrations.AddField(
            model_name='backlogcount',
            name='confirmed_by',
            field=models.ManyToManyField(blank=True, related_name='confirmed_%(class)ss', to='performance.load'),
        ),
        migrations.AddField(
            model_name='observation',
            name='confirmed_by',
            field=models.ManyToManyField(blank=True, related_name='confirmed_%(class)ss', to='performance.load'),
        ),
    ]
