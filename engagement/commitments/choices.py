"""How far a commitment has come."""

from django.db import models


class Status(models.TextChoices):
    """Only `transitions.py` changes it."""

    CONSIDERING = "considering", "Considering"
    PLANNED = "planned", "Planned"
    IN_PROGRESS = "in_progress", "In progress"
    DONE = "done", "Done"
    WILL_NOT_DO = "will_not_do", "Will not do"


# What still has to be kept by its date.
TO_KEEP = (Status.PLANNED, Status.IN_PROGRESS)
