"""Registers engagement's screens with the Wagtail admin: each subject has its own `hooks.py`."""

from engagement.moderation import hooks as moderation

for subject in (moderation,):
    subject.register()
