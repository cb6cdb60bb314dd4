"""Reports for staff: what people told us, who they are, and how soon we answered, in numbers."""
