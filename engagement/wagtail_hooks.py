"""Registers engagement's parts with Wagtail: each subject has its own `hooks.py`."""

from engagement.campaigns import hooks as campaigns
from engagement.commitments import hooks as commitments
from engagement.entering import hooks as entering
from engagement.moderation import hooks as moderation
from engagement.privacy import hooks as privacy

for subject in (campaigns, commitments, entering, moderation, privacy):
    subject.register()
