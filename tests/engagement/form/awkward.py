"""Five hundred strings that break forms: signs that are hidden, turn the line, or end something."""

import random

PIECES = [
    "",
    " ",
    "\x00",
    "\x00\x01\x02\x1b[31m",
    "\r\n",
    "\r",
    "\t=1+1",
    "\u2028\u2029\u0085",
    "\ufeff",
    "\u200b\u200c\u200d\u2060",
    "\u202e txet desrever \u202c",
    "\u2067مرحبا\u2069",
    "שלום עולם",
    "السلام عليكم",
    "e\u0301" * 3,
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞",
    "👩‍👩‍👧‍👦🏳️‍🌈🇬🇧",
    "𝕳𝖊𝖑𝖑𝖔",
    "\U0010ffff\ufffe\uffff",
    "\ud800",
    "\udfff\ud83d",
    "İıſß",
    "１２３",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</textarea><h1>x</h1>",
    "&lt;b&gt; &amp;amp;",
    "{{ 7*7 }}{% include 'x' %}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "'; DROP TABLE engagement_feedback; --",
    '" OR ""="',
    "1); SELECT pg_sleep(9)--",
    "%s %d %(x)s {0} {x}",
    '=HYPERLINK("http://evil.example","x")',
    "+44 @SUM(1) -1 |cmd",
    "../../etc/passwd",
    "%00%0d%0aSet-Cookie: x=1",
    "http://evil.example/\r\nX: y",
    "null",
    "undefined",
    "NaN",
    "-1",
    "99999999999999999999999999",
    "1e309",
    "true",
    "[]",
    '{"a": 1}',
    "\\",
    "\\u0000",
    "a" * 256,
    "a b" * 4000,
    "👍" * 10_001,
    "x" * 1_000_000,
    "\n" * 50_000,
]


def strings(count: int = 500) -> list[str]:
    """The pieces alone, and mixed with each other; always the same ones."""
    chance = random.Random(5)
    short = [piece for piece in PIECES if len(piece) < 300]
    mixed = ["".join(chance.choices(short, k=chance.randint(2, 6))) for _ in range(count)]
    return [*PIECES, *mixed][:count]
