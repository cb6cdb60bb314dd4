"""What happens by the clock. The background worker does it: there is no cron to forget."""
