"""The consent ledger: who agreed to what, in which words, when, and when they took it back."""
