"""What the alliance undertakes because of what people said: "You said, we did"."""
