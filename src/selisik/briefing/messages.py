"""The brief's own words, in the languages it speaks: one catalogue file each, the same keys in all."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from selisik.errors import UsageError

UI_LANGUAGES = ("id", "en", "ms")


@dataclass(frozen=True, slots=True)
class Messages:
    """One catalogue. A key is two words with a point between them: the table and the entry."""

    code: str

    def text(self, key: str, **values: object) -> str:
        """The message `key` with its places filled by `values`.

        >>> messages("en").text("label.made_by", name="selisik")
        'Made by selisik'
        """
        message: str = self._entry(key)
        return message.format(**{name: self.shown(value) for name, value in values.items()}) if values else message

    def count(self, noun: str, number: int) -> str:
        """The number with its noun, in the form that the number asks for.

        >>> messages("en").count("articles", 1), messages("id").count("articles", 1200)
        ('1 article', '1.200 artikel')
        """
        forms: Mapping[str, str] = self._entry(f"words.{noun}")
        form = forms.get("one", forms["other"]) if number == 1 else forms["other"]
        return form.format(n=self.shown(number))

    def shown(self, value: object) -> str:
        """A value as text; whole numbers in groups of three digits."""
        mark: str = self._entry("calendar.thousands")
        return f"{value:,}".replace(",", mark) if isinstance(value, int) else str(value)

    def entry(self, key: str) -> Any:
        """A list or a table of the catalogue."""
        return self._entry(key)

    def _entry(self, key: str) -> Any:
        table, _, name = key.partition(".")
        return catalogue(self.code)[table][name]


def messages(ui: str) -> Messages:
    """The messages of a language.

    >>> messages("xx")
    Traceback (most recent call last):
        ...
    selisik.errors.UsageError: the brief has no words in 'xx'; it has: id, en, ms
    """
    if ui not in UI_LANGUAGES:
        raise UsageError(f"the brief has no words in {ui!r}; it has: {', '.join(UI_LANGUAGES)}")
    return Messages(ui)


@cache
def catalogue(code: str) -> Mapping[str, Any]:
    """The whole catalogue of a language, as its file has it."""
    return tomllib.loads((files("selisik.briefing") / "catalogues" / f"{code}.toml").read_text("utf-8"))
