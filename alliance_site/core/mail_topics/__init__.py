"""What people can get by e-mail: apps offer topics, and whoever keeps subscribers asks for them."""
