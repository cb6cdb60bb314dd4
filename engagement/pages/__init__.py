"""The pages of patient and carer engagement."""
