"""The alliance's three programmes, the four principles, and the areas that support them."""
