"""Registers engagement's parts with Wagtail: each subject has its own `hooks.py`."""

from engagement.campaigns import hooks as campaigns
from engagement.entering import hooks as entering
from engagement.moderation import hooks as moderation
from engagement.privacy import hooks as privacy
from engagement.reports import hooks as reports

for subject in (campaigns, entering, moderation, privacy, reports):
    subject.register()
