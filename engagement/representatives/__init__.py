"""Patient and carer representatives: they read a draft plan, comment, and are thanked."""
