"""The pages of the programmes app: programmes, principles and supporting areas."""
