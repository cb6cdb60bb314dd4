"""The roles of the site, by the names of their groups."""

EDITOR = "Communications editor"
PUBLISHER = "Communications publisher"
MODERATOR = "Engagement moderator"
LEAD = "Engagement lead"
ANALYST = "Performance analyst"
ADMINISTRATOR = "Site administrator"

ROLES = (EDITOR, PUBLISHER, MODERATOR, LEAD, ANALYST, ADMINISTRATOR)

# Signs off clinical content, beside the six roles: a doctor or nurse need hold no other.
CLINICAL_REVIEWER = "Clinical reviewer"
