"""Every owner of an outlet stands under the page that names it, or under the words that none was found."""

import re
from itertools import groupby
from pathlib import Path

import selisik

TABLE = Path(selisik.__file__).parent / "lang/shared/outlets.toml"
PAGE = re.compile(r"\b[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/|\b)")


def test_every_group_of_owners_names_a_page_or_says_that_none_was_found() -> None:
    lines = TABLE.read_text("utf-8").split("[owners]\n")[1].strip().split("\n")
    blocks = [(note, " ".join(block)) for note, block in groupby(lines, key=lambda line: line.startswith("#"))]
    assert [note for note, _ in blocks] == [True, False] * (len(blocks) // 2)
    notes = [text for note, text in blocks if note]
    assert not [text for text in notes if "Not checked: no source found" not in text and not PAGE.search(text)]
