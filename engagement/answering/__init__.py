"""What authors hear from us: answers, and what becomes of what they sent."""
