"""Small forms that editors put together: to book a place, to answer a survey."""
