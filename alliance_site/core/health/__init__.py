"""Answers for the operator's monitor."""
