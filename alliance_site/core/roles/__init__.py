"""Who may do what: the groups that the migrations make."""
