"""The pages of people who get our mail. None of them sets or needs a cookie."""
