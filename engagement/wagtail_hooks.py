"""Registers the engagement app's screens with the Wagtail admin: each subject its own."""

from engagement.privacy import hooks as privacy

for subject in (privacy,):
    subject.register()
