"""The chassis of the site: settings, addresses, commands, and what every app shares (core)."""
