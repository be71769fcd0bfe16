"""Lines that are no sentences: rows of a table or price list, and labels that tell nothing by themselves."""

from selisik.data import Span, trimmed
from selisik.lang import Pack, is_word, tokens
from selisik.weighing.predicates import is_verb

# A row names an amount and gives a figure for it, in few words.
LONGEST_ROW = 10
# A label has fewer words than any claim that only names somebody.
LONGEST_LABEL = 4
# A heading is a line; a longer one is a paragraph.
LONGEST_HEADING = 120
HEADING_ENDS = ":.-–—* "
_PARTS = frozenset(":=|")
_STOPS = '.!?…"”'


def is_row(text: str, line: Span, language: Pack) -> bool:
    """Whether a line is a row of a table: an amount, a colon, a figure, and no verb.

    >>> from selisik.lang import pack
    >>> rows = "1 gram : Rp 1.891.000", "Harga 1 gram naik menjadi Rp 1.891.000"
    >>> [is_row(row, Span(0, len(row)), pack("id")) for row in rows]
    [True, False]
    """
    marks = tokens(text, line.start, line.end)
    if not marks or len(marks) > LONGEST_ROW or not marks[0].text[0].isdigit():
        return False
    at = next((at for at, mark in enumerate(marks) if mark.text in _PARTS), len(marks))
    figure = any(mark.text[0].isdigit() for mark in marks[at:])
    return at > 1 and figure and not any(is_verb(mark.text.lower(), language) for mark in marks)


def heading_of(text: str, row: Span, last: Span | None, language: Pack) -> Span | None:
    """The line above a table, which says what its rows are of: that of the row before, or the line right above.

    None where a sentence stands there: then nothing says what the figures are of.
    """
    end = row.start
    while end and text[end - 1].isspace():
        end -= 1
    line = trimmed(text, text.rfind("\n", 0, end) + 1, end, HEADING_ENDS)
    if line is None or line.end - line.start > LONGEST_HEADING:
        return None
    if is_row(text, line, language):
        return last
    return line if text[end - 1] not in _STOPS and text[row.start - 1 : row.start] == "\n" else None


def is_label(text: str, line: Span, language: Pack) -> bool:
    """Whether a line is a dateline, a heading or a byline that was taken for a sentence: few words, no verb, no figure,
    no mark that ends it.

    >>> from selisik.lang import pack
    >>> lines = "JAKARTA, KABARWARENG.com", "Harga emas Antam", "Warga mengungsi", "Dua orang tewas"
    >>> [is_label(line, Span(0, len(line)), pack("id")) for line in lines]
    [True, True, False, False]
    """
    words = [mark.text for mark in tokens(text, line.start, line.end) if is_word(mark)]
    tells = any(word[0].isdigit() or is_verb(word.lower(), language) for word in words)
    return len(words) <= LONGEST_LABEL and not tells and text[line.end - 1] not in _STOPS
