"""An old list of addresses, taken over line by line, each with proof that its owner agreed."""
