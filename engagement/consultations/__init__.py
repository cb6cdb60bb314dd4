"""Consultations: what people are asked about a plan or a page, and what comes of it."""
