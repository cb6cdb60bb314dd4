from alliance_site.core.users.models import User


def name_of(user: User | None) -> str:
    """A person's name for lists and mails; nothing for nobody."""
    return (user.get_full_name() or user.get_username()) if user else ""
