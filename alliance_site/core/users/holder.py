"""Accounts of staff. They are shown and never erased here: an administrator sees to them."""

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from alliance_site.core.personal_data import holders
from alliance_site.core.personal_data.holders import Held, Holder
from alliance_site.core.personal_data.person import Person
from alliance_site.core.users.models import User

STAYS = "It belongs to a member of staff. An administrator deletes it under Settings, Users."


def _accounts(person: Person) -> QuerySet[User]:
    theirs = Q(pk__in=[])
    for email in person.emails:
        theirs |= Q(email__iexact=email) | Q(username__iexact=email)
    return User.objects.filter(theirs).prefetch_related("groups")


def _find(person: Person) -> list[Held]:
    return [
        Held("An account of staff", STAYS, reverse("wagtailusers_users:edit", args=[user.pk]))
        for user in _accounts(person)
    ]


def _export(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "Name": user.get_full_name(),
            "Username": user.username,
            "Email address": user.email,
            "Roles": ", ".join(group.name for group in user.groups.all()),
            "Made": user.date_joined,
            "Last login": user.last_login,
        }
        for user in _accounts(person)
    ]


def _erase(person: Person) -> int:
    return 0


def register() -> None:
    holders.register(Holder("users", "Staff accounts", _find, _export, _erase, covers=(User,)))
