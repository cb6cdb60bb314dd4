"""Who may do what with a mailing, as the screen shows it and as requests are answered."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy

from news.newsletter.models import Mailing, Status

# `user` is whoever asks, logged in or not.
policy = ModelPermissionPolicy(Mailing)


def may_look(user: Any) -> bool:
    return bool(policy.user_has_permission(user, "view"))


def may_ask(user: Any) -> bool:
    return bool(policy.user_has_permission(user, "ask"))


def may_release(user: Any, mailing: Mailing | None) -> bool:
    """Never what one has asked for oneself, whoever one is."""
    is_own = mailing is not None and mailing.asked_by_id == user.pk
    return bool(policy.user_has_permission(user, "release")) and not is_own


def may_send_back(user: Any, mailing: Mailing | None) -> bool:
    """Who may release it, and who asked for it and thinks again."""
    is_own = mailing is not None and mailing.asked_by_id == user.pk
    return may_release(user, mailing) or (is_own and may_ask(user))


def may_stop(user: Any) -> bool:
    """Everybody who works on newsletters: to stop one harms nobody, and must go fast."""
    return bool(policy.user_has_any_permission(user, ["ask", "release"]))


def allowed(action: str, user: Any, mailing: Mailing | None) -> bool:
    match action:
        case "test":
            return may_stop(user)
        case "ask":
            return may_ask(user)
        case "release":
            return bool(policy.user_has_permission(user, "release"))
        case "send_back":
            return may_send_back(user, mailing)
        case "stop":
            return may_stop(user)
    return False


def shown(user: Any, mailing: Mailing | None) -> dict[str, bool]:
    """What the screen offers to somebody, by the status of the mailing."""
    status = mailing.status if mailing else None
    return {
        "test": may_stop(user),
        "ask": may_ask(user) and not (mailing and mailing.is_open),
        "release": status == Status.ASKED and may_release(user, mailing),
        "send_back": status == Status.ASKED and may_send_back(user, mailing),
        "stop": bool(mailing and mailing.can_be_stopped) and may_stop(user),
    }
