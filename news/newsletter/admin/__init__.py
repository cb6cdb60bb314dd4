"""The screens where an issue is sent: asked for, released, watched, stopped."""
