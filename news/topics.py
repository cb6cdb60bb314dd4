from typing import ClassVar

from django.db import models


class Topic(models.Model):
    """What a news item or an event is about, such as screening."""

    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(
        max_length=80, unique=True, help_text="Its name in addresses, such as screening."
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name
