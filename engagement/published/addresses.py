"""Where published feedback stands. The page of the list is an editor's; its address is fixed."""

LIST = "/have-your-say/"
BELOW = "have-your-say/feedback"
CRUMBS = [("Have your say", LIST)]
