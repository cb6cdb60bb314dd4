"""People who get mail from the alliance: an address and what they chose, no account."""
