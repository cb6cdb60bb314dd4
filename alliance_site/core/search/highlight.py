"""Marks the words of a search where they stand in a title or a summary."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from alliance_site.core.search.words import WORD, Forms, folded, forms_of


class Highlighter:
    """Gives a text back as safe HTML, with each word that matches inside <mark>."""

    def __init__(self, wanted: Iterable[Forms]) -> None:
        self.forms = [part for forms in wanted for part in _in_parts(forms)]
        self.known: dict[str, bool] = {}

    def __call__(self, text: str) -> Markup:
        pieces: list[str] = []
        end = 0
        for match in WORD.finditer(text):
            if self._is_wanted(match[0]):
                pieces += [escape(text[end : match.start()]), "<mark>", escape(match[0]), "</mark>"]
                end = match.end()
        pieces.append(escape(text[end:]))
        return Markup("".join(pieces))  # noqa: S704 (every piece of text is escaped above)

    def _is_wanted(self, word: str) -> bool:
        word = folded(word)
        if word not in self.known:
            self.known[word] = any(forms.match(word) for forms in self.forms)
        return self.known[word]


def _in_parts(forms: Forms) -> list[Forms]:
    """A word with signs inside ("follow-up") is marked in its parts."""
    word = folded(forms.word)
    if word == forms.word and word.isalnum():
        return [forms]
    return [forms_of(part) for part in WORD.findall(word)]
