"""The building blocks of page bodies: one family of blocks a file."""

from alliance_site.core.blocks.body import BodyBlock, HelpBlock

__all__ = ["BodyBlock", "HelpBlock"]
