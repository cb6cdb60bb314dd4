"""Personal details: hints of them in what people type, and all that is held on one person."""
