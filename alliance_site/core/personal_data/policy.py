"""Who may see the log of personal data: those who write it, and nobody changes it."""

from wagtail.permission_policies import ModelPermissionPolicy

from alliance_site.core.users.models import User


class OnlyHandlers(ModelPermissionPolicy):
    """One right for all that can be done with personal data."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return action == "view" and super().user_has_permission(user, "handle")

    def user_has_any_permission(self, user: User, actions: list[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)
