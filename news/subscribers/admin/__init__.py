"""The screens where staff see who gets our mail, take over old lists, and hand lists out."""
