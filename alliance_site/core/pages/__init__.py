"""The pages that every alliance's site has, and what all pages share."""
