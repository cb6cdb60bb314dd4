"""The screens where staff write commitments, and leads say what becomes of them."""
