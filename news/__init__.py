"""Communications: the news of the alliance."""
