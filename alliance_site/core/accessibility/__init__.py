"""What is not accessible yet, kept in a register from which the public statement builds itself."""
