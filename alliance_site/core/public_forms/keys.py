"""The key that is made with a form: however often the form is sent, it counts once."""

import hashlib
import uuid

LONGEST = 64


def new_form_key() -> str:
    return uuid.uuid4().hex


def form_hash(form_key: str) -> str:
    """What is stored of a key: who reads the database cannot show somebody else's receipt."""
    return hashlib.sha256(f"form:{form_key}".encode()).hexdigest()
