"""What patients, carers and residents send us, and how far each of it has come."""
