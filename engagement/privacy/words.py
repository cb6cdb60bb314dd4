"""Which tables hold words of a feedback: they go when its words go.

Each model that leads to a feedback says so by `holds_words`. One that says nothing is taken to
hold words: a new table may be deleted too early, and never too late.
"""

from django.db.models import Model

from alliance_site.core.personal_data.mentions import text_fields
from engagement.feedback.models import Feedback

Table = tuple[type[Model], str]


def tables() -> list[Table]:
    """Each table that leads to a feedback, with the name of the field that does."""
    return [
        (relation.related_model, relation.field.name)
        for relation in Feedback._meta.related_objects
        if not relation.related_model._meta.auto_created
    ]


def tables_with_words() -> list[Table]:
    return [(model, field) for model, field in tables() if getattr(model, "holds_words", True)]


def own_fields(model: type[Model]) -> list[str]:
    """The fields of a table with what people wrote in it, without our own hashes."""
    return [name for name in text_fields(model) if not name.endswith("hash")]


def delete_words(feedback: Feedback) -> None:
    """All rows of all these tables. The texts of the feedback itself are emptied elsewhere."""
    for model, field in tables_with_words():
        model._base_manager.filter(**{field: feedback}).delete()
