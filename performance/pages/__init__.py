"""The pages of the performance app."""
