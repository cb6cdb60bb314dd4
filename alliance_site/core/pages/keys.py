"""Primary keys as they stand in texts, forms and addresses, where anybody may write anything."""

LONGEST = 18  # digits: more than any database has keys


def as_key(written: object) -> int | None:
    """The primary key that somebody or something has written, if it can be one at all."""
    text = str(written)
    if text.isascii() and text.isdigit() and len(text) <= LONGEST:
        return int(text)
    return None
