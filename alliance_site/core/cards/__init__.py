"""Social cards: the picture that a shared page without one of its own is shown with."""
