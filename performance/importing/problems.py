"""What is wrong with a file: said so that the person who has it can put it right."""

from dataclasses import dataclass


class NotReadable(ValueError):
    """The file as a whole cannot be read. The message says what to do."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, with the sheet and the row where there is one."""

    what: str
    sheet: str = ""
    row: int = 0

    @property
    def place(self) -> str:
        parts = [f"sheet “{self.sheet}”" if self.sheet else "", f"row {self.row}" * bool(self.row)]
        said = ", ".join(part for part in parts if part)
        return said[:1].upper() + said[1:]

    def __str__(self) -> str:
        return f"{self.place}: {self.what}" if self.place else self.what
