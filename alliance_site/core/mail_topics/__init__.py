"""What people can get by email: apps offer topics, and whoever keeps subscribers asks for them."""
