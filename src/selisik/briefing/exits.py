"""What every exit does with text from the news: what cannot be seen is made visible, what has a meaning is escaped."""

import re
from urllib.parse import quote, urlsplit

# Bidirectional controls (embeddings, overrides, isolates, marks) reorder what stands around them; the rest are C1
# controls, soft and zero-width characters of which a reader should know.
_NAMED = (*range(0x7F, 0xA0), 0x061C, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF)
_SURROGATES = range(0xD800, 0xE000)
_KEPT = "\n\t"
_VISIBLE: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in _KEPT},
    **{code: f"⟦U+{code:04X}⟧" for code in _NAMED},
}
_SURROGATE = re.compile(f"[{chr(_SURROGATES.start)}-{chr(_SURROGATES.stop - 1)}]")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~&$@^]|(?<=[wW]{3})\.|:(?=//))")
_ADDRESS_SAFE = "/:?#[]@!$&'()*+,;=%-._~"


def visible(text: str) -> str:
    """The text with controls shown instead of obeyed: NUL, escape, bidirectional marks, lone surrogates.

    Tabs and line feeds stay; a carriage return before a line feed is part of the line's end and is left out.

    >>> visible("a\\x00b\\u202ec")
    'a␀b⟦U+202E⟧c'
    """
    if text.isprintable():
        return text
    shown = text.replace("\r\n", "\n").translate(_VISIBLE)
    return _SURROGATE.sub(lambda found: f"⟦U+{ord(found.group()):04X}⟧", shown)


def web_address(url: str | None) -> str | None:
    """The address when it leads to the web by http or https, encoded for a link; None for any other.

    >>> web_address("https://a.example/b c"), web_address("javascript:alert(1)")
    ('https://a.example/b%20c', None)
    """
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not parts.netloc:
        return None
    return quote(url.strip(), safe=_ADDRESS_SAFE, errors="replace")


def in_markdown(text: str) -> str:
    """The text as inline Markdown that shows just these characters: no markup, no HTML, no link made of an address.

    Line ends become spaces, so that nothing in it can begin a block.

    >>> in_markdown("*a* [b](c) <d> https://e")
    '\\\\*a\\\\* \\\\[b\\\\](c) \\\\<d\\\\> https\\\\://e'
    """
    return _MARKDOWN.sub(r"\\\1", " ".join(visible(text).split()))


def in_terminal(text: str) -> str:
    """The text without anything that a terminal would obey.

    >>> in_terminal("\\x1b[31mred")
    '␛[31mred'
    """
    return visible(text)
