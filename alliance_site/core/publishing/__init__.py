"""The publishing gate: what would be broken for readers is not published. Drafts always save."""
