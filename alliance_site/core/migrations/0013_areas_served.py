"""The areas become records of their own: each line of the site settings is kept as one."""

from django.db import migrations, models
from django.utils.text import slugify

from alliance_site.core.roles import names
from alliance_site.core.roles.granting import grant

LONGEST = 80
AREAS = [f"core.{action}_area" for action in ("add", "change", "delete", "view")]


def keep_areas(apps, schema_editor):
    Area = apps.get_model("core", "Area")
    for settings in apps.get_model("core", "SiteSettings").objects.order_by("pk"):
        for line in settings.areas_served.splitlines():
            name = line.strip()[:LONGEST].strip()
            slug = slugify(name)
            if slug and not Area.objects.filter(models.Q(name=name) | models.Q(slug=slug)).exists():
                Area.objects.create(name=name, slug=slug)


def write_areas(apps, schema_editor):
    lines = apps.get_model("core", "Area").objects.order_by("name").values_list("name", flat=True)
    apps.get_model("core", "SiteSettings").objects.update(areas_served="\n".join(lines))


def give_areas(apps, schema_editor):
    grant(apps, schema_editor, {names.PUBLISHER: AREAS, names.ADMINISTRATOR: AREAS})


class Migration(migrations.Migration):
    dependencies = [("core", "0012_area")]

    operations = [
        migrations.RunPython(keep_areas, write_areas),
        migrations.RemoveField("sitesettings", "areas_served"),
        migrations.RunPython(give_areas, migrations.RunPython.noop),
    ]
