"""The key that is made with a form: however often the form is sent, it counts once."""

import hashlib
import uuid

LONGEST = 64


def new_form_key() -> str:
    return uuid.uuid4().hex


def is_form_key(said: str) -> bool:
    """Whether it can be one of ours, or one that a program made for itself."""
    return 0 < len(said) <= LONGEST and said.isascii() and said.isalnum()


def form_hash(form_key: str) -> str:
    """What is stored of a key: who reads the database cannot show somebody else's receipt."""
    return hashlib.sha256(f"form:{form_key}".encode()).hexdigest()
