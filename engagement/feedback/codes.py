"""The private code by which an author follows a feedback: never stored, easy to read out.

Sixteen signs in four groups, the last one a check. No sign looks or sounds much like another: no
I, L, O or U. It follows from the key of the form alone, so that sending the same form twice shows
the same code; what is stored is a hash.
"""

import hashlib

from django.utils.crypto import salted_hmac
from stdnum import luhn

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BITS = 5
SIGNS = 15  # 75 bits, and the check
GROUP = 4
# What people write or hear in place of a sign.
MISTAKEN = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V"})


class WrongCode(ValueError):
    """What was typed can be no code: a sign is missing or mistaken."""


def code_for(form_key: str) -> str:
    """The code of the feedback that was sent with this form, in groups."""
    digest = salted_hmac("engagement.feedback.code", form_key, algorithm="sha256").digest()
    number = int.from_bytes(digest, "big")
    signs = "".join(ALPHABET[number >> (BITS * place) & 31] for place in range(SIGNS))
    whole = signs + luhn.calc_check_digit(signs, ALPHABET)
    return "-".join(whole[start : start + GROUP] for start in range(0, len(whole), GROUP))


def normalised(typed: str) -> str:
    """The sixteen signs that somebody meant; raises `WrongCode` where that cannot be."""
    kept = "".join(sign for sign in typed.upper() if sign.isascii() and sign.isalnum())
    signs = kept.translate(MISTAKEN)
    if len(signs) != SIGNS + 1 or not luhn.is_valid(signs, ALPHABET):
        raise WrongCode("This code is not right. Check each sign, and that none is missing.")
    return signs


def code_hash(code: str) -> str:
    return hashlib.sha256(normalised(code).encode()).hexdigest()


def form_hash(form_key: str) -> str:
    """What is stored of the form's key: by it a second send of the same form is known."""
    return hashlib.sha256(f"form:{form_key}".encode()).hexdigest()
