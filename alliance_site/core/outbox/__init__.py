"""The outbox: every mail of the site, queued with its cause and delivered once."""
