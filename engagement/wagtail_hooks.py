"""Registers engagement's parts with Wagtail: each subject has its own `hooks.py`."""

from engagement.campaigns import hooks as campaigns
from engagement.entering import hooks as entering

for subject in (campaigns, entering):
    subject.register()
