"""How long feedback is kept, and what is held on one person: by code, not by promise."""
