"""How figures are shown to readers: headline, sentences, chart, table and source."""
