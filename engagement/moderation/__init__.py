"""Where staff read feedback, take personal details out, decide, and undo what they decided."""
