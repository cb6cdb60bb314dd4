"""Charts drawn on the server: what stands where is worked out here, and a template draws it."""
