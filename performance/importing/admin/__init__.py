"""The screens of an analyst: upload files, look at what they would change, load them, undo it."""
