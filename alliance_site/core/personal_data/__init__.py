"""Looks for personal details in what people type, to warn them. It refuses nothing."""
