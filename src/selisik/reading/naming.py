"""Every article of a run has an id of its own, whatever order the articles come in."""

from collections.abc import Iterable
from dataclasses import replace

from selisik.data import Article, Problem, text_hash
from selisik.reading.rows import text_name

_SUFFIX_DIGITS = 6
_Identity = tuple[str, str | None, str | None]


class Naming:
    """Hands out ids. It keeps ids and hashes, never texts."""

    def __init__(self, shared: Iterable[str | None]) -> None:
        """`shared` are the names that more than one candidate has; `note` every article that has one of them."""
        self.shared: dict[str, set[_Identity]] = {name: set() for name in shared if name is not None}
        self._given: dict[str, _Identity] = {}

    def note(self, article: Article) -> None:
        """Learn an article whose name is shared."""
        self.shared[article.id].add(_identity(article))

    def named(self, article: Article, where: str) -> Article | Problem:
        """The article with its final id; a problem instead where the same article was already read."""
        own = self._own_id(article)
        identity = _identity(article)
        before = self._given.setdefault(own, identity)
        if before is not identity:
            what = "is read already" if before == identity else f"has the id {own!r} of another article"
            cure = "" if before == identity else "give each article an id of its own"
            return Problem(where=where, what=f"the same article {what}" if before == identity else what, cure=cure)
        return replace(article, id=own)

    def _own_id(self, article: Article) -> str:
        name = article.id or text_name(article.text)
        others = self.shared.get(name, set())
        if len(others) < 2:
            return name
        alike = sum(sha == article.sha256 for sha, *_ in others)
        digest = article.sha256 if alike == 1 else text_hash("\n".join(str(part) for part in _identity(article)))
        return f"{name}-{digest[:_SUFFIX_DIGITS]}"


def _identity(article: Article) -> _Identity:
    """What makes two articles the same: the text, the address and the outlet; a copy in another outlet is another."""
    return article.sha256, article.url, article.outlet
