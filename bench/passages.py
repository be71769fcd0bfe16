"""Shared passages against planted copies, and how the work grows with the articles of one story.

    python bench/passages.py             characters P and R, and seconds for 50 to 1,000 articles

Each pair of articles is of invented sentences; some sentences of the first are planted in the second as they are, with
a word replaced, left out or put in, in another case, or in another order. Truth is the planted characters.
"""

import random
import time

from generate import generate

from selisik.comparing.passages import find_reuse
from selisik.data import AnnotatedArticle, Article, Region, Span, text_hash

PAIRS = 400
SENTENCES = 12
VOCABULARY = 6_000


def article(name: str, text: str) -> AnnotatedArticle:
    """An article of one region and no other marks: passages need no more."""
    made = Article(id=name, text=text, sha256=text_hash(text), language="id")
    body = Region(0, len(text), kind="body", rule="bench")
    nothing: tuple[()] = ()
    return AnnotatedArticle(
        article=made,
        regions=(body,),
        sentences=nothing,
        entities=nothing,
        statements=nothing,
        dates=nothing,
        quantities=nothing,
    )


def sentence(chance: random.Random, words: list[str]) -> str:
    """Eight to twenty-four words, drawn by Zipf's law: the common ones often."""
    drawn = [words[int(VOCABULARY ** chance.random()) - 1] for _ in range(chance.randrange(8, 25))]
    return " ".join(drawn).capitalize() + "."


def edited(line: str, chance: random.Random, words: list[str]) -> str:
    """A planted copy: as it is, or with a small edit inside."""
    parts, kind = line.split(" "), chance.randrange(5)
    at = chance.randrange(2, len(parts) - 2)
    if kind == 1:
        parts[at] = chance.choice(words)
    elif kind == 2:
        del parts[at]
    elif kind == 3:
        parts.insert(at, chance.choice(words))
    elif kind == 4:
        return line.upper()
    return " ".join(parts)


def planted(seed: int) -> tuple[str, str, list[Span], list[Span]]:
    """Two texts and the places of the copies in both."""
    chance = random.Random(seed)
    words = [
        "".join(chance.choice("bdgklmnprst") + chance.choice("aiueo") for _ in range(3)) for _ in range(VOCABULARY)
    ]
    one = [sentence(chance, words) for _ in range(SENTENCES)]
    other = [sentence(chance, words) for _ in range(SENTENCES)]
    first: list[Span] = []
    second: dict[int, str] = {}
    for at in chance.sample(range(SENTENCES), chance.randrange(0, 5)):
        target = chance.randrange(SENTENCES)
        if target not in second:
            second[target] = other[target] = edited(one[at], chance, words)
            start = sum(len(line) + 1 for line in one[:at])
            first.append(Span(start, start + len(one[at])))
    starts = [sum(len(line) + 1 for line in other[:at]) for at in sorted(second)]
    places = [Span(start, start + len(second[at])) for start, at in zip(starts, sorted(second), strict=True)]
    return " ".join(one), " ".join(other), first, places


def marked(spans: list[Span], text: str) -> set[int]:
    """The letters and digits that the spans cover."""
    return {at for span in spans for at in range(span.start, span.end) if text[at].isalnum()}


def accuracy() -> None:
    """Print precision and recall over characters of both sides."""
    found = true = right = 0
    for seed in range(PAIRS):
        one, other, first, second = planted(seed)
        reuse = find_reuse([article("a", one), article("b", other)])
        for text, truth, spans in (
            (one, first, [Span(each.a.start, each.a.end) for each in reuse]),
            (other, second, [Span(each.b.start, each.b.end) for each in reuse]),
        ):
            got, want = marked(spans, text), marked(truth, text)
            found, true, right = found + len(got), true + len(want), right + len(got & want)
    print(f"{PAIRS} pairs: characters P {right / found:.4f} R {right / true:.4f} of {true}")


def growth() -> None:
    """Print the time for more and more articles of one story, half of them copies of one of twenty texts."""
    rows = [row["text"] for row in generate(1_000)]
    for number in (50, 100, 200, 500, 1_000):
        texts = [rows[at % 20 if at % 2 else at] + f" {rows[at][:80]}" for at in range(number)]
        articles = [article(f"a{at:04d}", text) for at, text in enumerate(texts)]
        start = time.process_time()
        passages = find_reuse(articles)
        print(f"{number} articles: {len(passages)} passages in {time.process_time() - start:.2f} processor seconds")


if __name__ == "__main__":
    accuracy()
    growth()
