"""Commitments: what the alliance undertakes because of feedback; "you said, we did"."""
