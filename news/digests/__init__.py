"""The mails that tell readers what is new: as soon as it is published, each week, each month."""
