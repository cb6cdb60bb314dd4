"""What people can come to: dates, places, access, and calendars that keep themselves up to date."""
