"""Files of figures: read, compared with what is in force, loaded, and undone."""
