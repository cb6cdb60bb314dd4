"""Clinical sign-off: a step of a workflow in which somebody vouches, by role, for what it says."""

from typing import ClassVar

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import models
from wagtail.forms import TaskStateCommentForm
from wagtail.models import AbstractGroupApprovalTask, TaskState

from alliance_site.core.users.models import User

ROLE_LENGTH = 120


class SignerRoleMissing(PermissionDenied):
    """Nobody signs off without saying in which role."""


class SignOffForm(TaskStateCommentForm):
    """What the person who signs is asked."""

    signer_role = forms.CharField(
        label="Your clinical role",
        max_length=ROLE_LENGTH,
        help_text="Such as 'Consultant oncologist'. It is kept in the history of the page.",
    )
    field_order: ClassVar[list[str]] = ["signer_role", "comment"]


class ClinicalSignOff(TaskState):
    """One sign-off of one version of a page, with the role of the person who signed."""

    signer_role = models.CharField("clinical role", max_length=ROLE_LENGTH, blank=True)

    class Meta:
        verbose_name = "clinical sign-off"

    def approve(
        self,
        user: User | None = None,
        update: bool = True,
        comment: str = "",
        signer_role: str = "",
    ) -> TaskState:
        """Signs off; refused without a role, which a request past our form could leave out."""
        if not signer_role.strip():
            raise SignerRoleMissing("A sign-off needs the role of the person who signs.")
        self.signer_role = signer_role.strip()[:ROLE_LENGTH]
        return super().approve(user=user, update=update, comment=comment)

    def get_comment(self) -> str:
        """What the history of the page shows: the role first, then what was said."""
        if not self.signer_role:
            return self.comment
        return f"Signed off by: {self.signer_role}. {self.comment}".strip()


class ClinicalSignOffTask(AbstractGroupApprovalTask):
    """Members of the chosen groups sign off clinical content before it is published."""

    task_state_class = ClinicalSignOff

    class Meta:
        verbose_name = "clinical sign-off"
        verbose_name_plural = "clinical sign-offs"

    def get_actions(self, obj: models.Model, user: User) -> list[tuple[str, str, bool]]:
        if not super().get_actions(obj, user):
            return []
        return [("reject", "Request changes", True), ("approve", "Sign off", True)]

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        return SignOffForm if action == "approve" else super().get_form_for_action(action)

    @classmethod
    def get_description(cls) -> str:
        return "Members of the chosen groups sign off clinical content, and say in which role"
