"""Line ends of scraped text: some end a paragraph, some only stand where a link was."""

# A link torn out of its line is a name or a heading of a few words.
LONGEST_LINK = 90
ENDING = (".", "!", "?", ":", '"', "”", "“", "»", "…")
_CARRYING = ",.;:%?!(/"


def breaks_line(text: str, at: int) -> bool:
    """Whether the line end (or run of white space with line ends) around `text[at]` ends a paragraph.

    A line goes on when the next one begins with a small letter or a comma, also when a link's own short line stands
    between the two.

    >>> breaks_line("Kata\\nBudi\\n, siap.", 4), breaks_line("Judul\\nBudi pergi.", 5)
    (False, True)
    """
    before, after = _edges(text, at)
    if before < 0 or after >= len(text):
        return True
    if text[before] in ENDING:
        return True
    if _carries_on(text[after]):
        return False
    return not _link_between(text, after)


def _edges(text: str, at: int) -> tuple[int, int]:
    """The last character before and the first after the white space around `at`."""
    before, after = at, at
    while before >= 0 and text[before].isspace():
        before -= 1
    while after < len(text) and text[after].isspace():
        after += 1
    return before, after


def _carries_on(character: str) -> bool:
    return character.islower() or character in _CARRYING


def _link_between(text: str, start: int) -> bool:
    """Whether a short unfinished line begins at `start` and the line after it carries on."""
    end = text.find("\n", start, start + LONGEST_LINK)
    if end < 0 or text[end - 1] in ENDING:
        return False
    after = _edges(text, end)[1]
    return after < len(text) and (_carries_on(text[after]))
