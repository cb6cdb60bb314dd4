"""How to read the charts: each shape and line in plain words."""

from performance.charts.shapes import SAMPLE_LINE, sample_of

# The look, the shape, its name, and what it means.
MEANINGS = (
    ("mark ordinary", sample_of("ordinary"), "Circle", "A month with the usual ups and downs."),
    (
        "mark better",
        sample_of("better"),
        "Diamond",
        "Better than usual. It is far from the average, or several months in a row are better.",
    ),
    (
        "mark worse",
        sample_of("worse"),
        "Triangle that points down",
        "Worse than usual, by the same rules.",
    ),
    (
        "mark ordinary provisional",
        sample_of("ordinary", is_hollow=True),
        "Hollow shape",
        "A provisional figure. The NHS may still correct it.",
    ),
    ("standard", SAMPLE_LINE, "Thick line", "The standard: the level to reach all the time."),
    (
        "ambition",
        SAMPLE_LINE,
        "Thick line of dashes",
        "The aim: the level that the NHS asks for by a date, on the way to the standard.",
    ),
    ("mean", SAMPLE_LINE, "Thin line", "The average of the months."),
    (
        "limit",
        SAMPLE_LINE,
        "Line of short dashes",
        "The limits. If nothing changes, nearly all months lie between them.",
    ),
    ("england", SAMPLE_LINE, "Line of dashes and dots", "England, to compare with."),
    (
        "break",
        "M18 0V16",
        "Upright line of dots",
        "What is counted changed here. Do not compare the months before it with those after it.",
    ),
)
