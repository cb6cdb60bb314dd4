"""Staff enter feedback that came by phone, by letter, by email or at an event."""
