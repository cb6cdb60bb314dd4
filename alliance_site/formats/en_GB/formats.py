"""Times by the 24-hour clock, as staff write them in forms: the admin shows one look of a time."""

TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j M Y, H:i"
SHORT_DATETIME_FORMAT = "d/m/Y H:i"
