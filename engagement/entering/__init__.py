"""Staff enter feedback that came by phone, by letter, by e-mail or at an event."""
