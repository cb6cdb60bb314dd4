"""Who may do what with loads of figures."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy

LOAD = "performance.load_figures"


def may_load(user: Any) -> bool:
    """Load files, and undo it."""
    return bool(user.has_perm(LOAD))


class OnlyLooking(ModelPermissionPolicy):
    """Nobody, an administrator neither, writes a load by hand: files make them."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and super().user_has_permission(user, action)
