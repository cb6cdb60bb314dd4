"""What editors see of the publishing gate."""
