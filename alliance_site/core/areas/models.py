from typing import ClassVar

from django.db import models


class Area(models.Model):
    """A borough or district that the alliance serves."""

    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(
        max_length=80, unique=True, help_text="Its name in addresses, such as tower-hamlets."
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name
