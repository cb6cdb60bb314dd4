"""The public form: one thing a page, without cookies, accounts or scripts."""
