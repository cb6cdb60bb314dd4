"""Registers engagement's parts with Wagtail: each subject has its own `hooks.py`."""

from engagement.campaigns import hooks as campaigns
from engagement.commitments import hooks as commitments
from engagement.consultations import hooks as consultations
from engagement.entering import hooks as entering
from engagement.moderation import hooks as moderation
from engagement.privacy import hooks as privacy
from engagement.reports import hooks as reports
from engagement.representatives import hooks as representatives

for subject in (
    campaigns,
    commitments,
    consultations,
    entering,
    moderation,
    privacy,
    reports,
    representatives,
):
    subject.register()
