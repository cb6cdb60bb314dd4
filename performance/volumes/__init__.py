"""Treatments against the year before covid."""
