"""What staff teach the search, and what it has read itself."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel

TERM_LENGTH = 80
WORD_LENGTH = 40


class SearchSynonym(models.Model):
    """A word that people type, and the words that stand on our pages for the same thing."""

    term = models.CharField(
        "what people type",
        max_length=TERM_LENGTH,
        unique=True,
        help_text="One word or a few, such as: mammogram",
        error_messages={"unique": "There is an entry for these words already: add to that one."},
    )
    means = models.TextField(
        "what our pages call it",
        help_text="Pages with these words are found as well. One meaning on a line, such as: "
        "breast screening",
    )

    panels: ClassVar[list] = [FieldPanel("term"), FieldPanel("means")]

    class Meta:
        verbose_name = "search synonym"
        verbose_name_plural = "search synonyms"
        ordering: ClassVar[list[str]] = ["term"]

    def __str__(self) -> str:
        return self.term

    @property
    def meanings(self) -> list[str]:
        """The meanings, each once, in the order they were written."""
        lines = (" ".join(line.lower().split()) for line in self.means.splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def clean(self) -> None:
        self.term = " ".join(self.term.lower().split())
        self.means = "\n".join(self.meanings)
        if self.meanings == [self.term]:
            raise ValidationError({"means": "Write other words than the ones people type."})


class SearchWord(models.Model):
    """A word that stands on a public page; the nearest one is offered for a misspelt word."""

    word = models.CharField(max_length=WORD_LENGTH, unique=True)

    class Meta:
        verbose_name = "search word"

    def __str__(self) -> str:
        return self.word
