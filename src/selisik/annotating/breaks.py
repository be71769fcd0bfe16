"""Line ends of scraped text: some end a paragraph, some only stand where a link was."""

import re

# A link torn out of its line is a name or a heading of a few words.
LONGEST_LINK = 90
# Characters within which the line of a title ends.
LONGEST_TITLE = 120
ENDING = (".", "!", "?", ":", '"', "”", "“", "»", "…")
_CARRYING = ",.;:%?!()/"
_QUOTES = '"“”„«'
_MARK = re.compile('["“”„«»]')
# Characters of a quotation whose opening mark stands on a line of its own.
LONGEST_QUOTED = 1500

# Words of a line that reads as a sentence; a link's name has fewer, or capitals.
SHORTEST_SENTENCE = 5
# Characters about a line within which a longer one shows that no width wraps the text.
NEAR = 2000

# A dateline's dash, after its place or at the head of the line that follows it.
_DASH = re.compile(r"(?:^|\s)(?:--?|[–—])\s")
# Characters within which the dateline and the first sentence begin.
OPENING = 400


def breaks_line(text: str, at: int) -> bool:
    """Whether the line end (or run of white space with line ends) around `text[at]` ends a paragraph.

    A line goes on when the next one begins with a small letter or a comma, also when a link's own short line stands
    between the two; and where it is a long one that ends with a small word, or one that began small.

    The line before tells it too: one that ends with a comma, or the unfinished first line after a dateline's dash,
    goes on over the short line of a link and past it.

    >>> breaks_line("Kata\\nBudi\\n, siap.", 4), breaks_line("Judul\\nBudi pergi.", 5)
    (False, True)
    >>> breaks_line("Lalu pengacara Budi,\\nWening Asri\\nPutri hadir.", 32)
    False
    """
    before, after = _edges(text, at)
    if before < 0 or after >= len(text):
        return True
    if text[before] in ENDING:
        return not (text[before] in _QUOTES and _opens_alone(text, before))
    if _carries_on(text[after]) or text[before] == "(" or (text[before] == "," and _is_short(text, after)):
        return False
    if _cut_by_link(text, before) and _is_short(text, after) and not _has_lost_stop(text, before, after):
        return False
    return not (_link_between(text, after) or _mid_sentence(text, before))


def _edges(text: str, at: int) -> tuple[int, int]:
    """The last character before and the first after the white space around `at`."""
    before, after = at, at
    while before >= 0 and text[before].isspace():
        before -= 1
    while after < len(text) and text[after].isspace():
        after += 1
    return before, after


def _opens_alone(text: str, mark: int) -> bool:
    """Whether a quotation mark has a line of its own and opens: the next mark, no farther than a paragraph, closes."""
    if mark and text[mark - 1] != "\n":
        return False
    after = _MARK.search(text, mark + 1, mark + LONGEST_QUOTED)
    if after is None:
        return False
    begin, end = after.start(), after.end()
    return not text[begin - 1].isspace() and not text[end : end + 1].isalnum()


def _carries_on(character: str) -> bool:
    return character.islower() or character in _CARRYING


def _link_between(text: str, start: int) -> bool:
    """Whether a short unfinished line begins at `start` and the line after it carries on."""
    end = text.find("\n", start, start + LONGEST_LINK)
    if end < 0 or text[end - 1] in ENDING:
        return False
    after = _edges(text, end)[1]
    return after < len(text) and (_carries_on(text[after]))


def _is_short(text: str, start: int) -> bool:
    """Whether a line of no more than a link's length begins at `start`, or a quotation, and no point of a list."""
    if text[start] in _QUOTES:
        return True
    return text[start].isalnum() and (len(text) - start <= LONGEST_LINK or "\n" in text[start : start + LONGEST_LINK])


def _mid_sentence(text: str, last: int) -> bool:
    """Whether the short line that ends with the character at `last` is a link's, or a dateline's, in a sentence."""
    start = text.rfind("\n", max(0, last - LONGEST_LINK), last) + 1
    if not start and last > LONGEST_LINK:
        return False
    if not start or _opens_report(text, start, last):
        return _opens_report(text, start, last)
    if not text[start].isalnum():
        return False
    before = _edges(text, start - 1)[0]
    if before < 0 or text[before] in ENDING:
        return False
    if text[before] == "," or text[start].islower():
        return True
    if _cut_by_link(text, before):
        return not _has_lost_stop(text, before, start)
    return before < OPENING and _opens_report(text, text.rfind("\n", 0, before) + 1, before)


def _cut_by_link(text: str, last: int) -> bool:
    """Whether the line that ends with the character at `last` is too long for a link or a heading and ends with a small
    word and no stop: a link was torn out of its sentence."""
    if last < LONGEST_LINK or "\n" in text[last - LONGEST_LINK : last] or not text[last].islower():
        return False
    return text[text.rfind(" ", last - LONGEST_LINK, last) + 1].islower()


def _has_lost_stop(text: str, last: int, start: int) -> bool:
    """Whether the line up to `last` is a sentence without its stop: the next one, from `start`, reads as a sentence
    too, no link's name or heading, and another line near by is longer, so that no width wraps them."""
    end = text.find("\n", start, start + LONGEST_LINK)
    words = text[start : end if end >= 0 else start + LONGEST_LINK].split()
    small = sum(word[0].islower() for word in words)
    if len(words) < SHORTEST_SENTENCE or not words[0][0].isupper() or small * 2 <= len(words):
        return False
    begin = text.rfind("\n", max(0, last - NEAR), last) + 1
    near = text[max(0, last - NEAR) : last + NEAR].split("\n")
    return max(map(len, near)) > last + 1 - begin + 1 + len(words[0])


def _opens_report(text: str, start: int, last: int) -> bool:
    """Whether the line has a dateline's dash."""
    return start < OPENING and _DASH.search(text, start, min(last, start + LONGEST_LINK)) is not None


def in_title(text: str, place: int) -> bool:
    """Whether the line around `place` ends without a stop, as a title or heading does.

    >>> in_title("Kota Siap\\nIa pergi.", 4), in_title("Kota siap.\\nIa pergi.", 4)
    (True, False)
    """
    end = text.find("\n", place, place + LONGEST_TITLE)
    return end >= 0 and not text[place:end].rstrip().endswith(ENDING) and breaks_line(text, end)
