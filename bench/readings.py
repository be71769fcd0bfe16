"""Hand readings of what a brief joins and says differs: sheets for blind readers, their verdicts, the shares read true.

    python bench/readings.py sheet POOL STORIES FOLDER     draws items, writes FOLDER/sheet.md and FOLDER/items.jsonl
    python bench/readings.py keep FOLDER ONE TWO           verdicts of two readers added to tests/quality/readings.jsonl
    python bench/readings.py report                        shares read as true, their 95% intervals, the agreement
    python bench/readings.py again POOL                    of the items read, those that are still shown, and how right

POOL is a table of articles or a folder with such tables, STORIES a file with one JSON list of article ids a line. The
readers see neither each other nor which rule made an item. What is kept holds ids, offsets and verdicts, no text.
Intervals are Wilson's (1927), the agreement is Cohen's kappa (1960).
"""

import argparse
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from math import sqrt
from pathlib import Path
from typing import Any

import selisik
from selisik.data import Article, Brief, Passage, text_hash
from selisik.data.briefs import DifferingValue

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "tests/quality/readings.jsonl"
SEED = 2026
A_KIND = 100
# Characters of the article shown around a passage: two sentences on each side tell what it is about.
AROUND = 220
# The passages shown of a claim that more articles carry.
MOST_PASSAGES = 6
# The tables of a folder whose articles are read.
TABLES = ("pool.jsonl", "stories.jsonl")
# Half of a passage read must be in the passage shown now, for both to be one.
SHARE = 0.5
NORMAL_95 = 1.96
TRUE = {"join": "same", "difference": "differs"}
ASKED = {
    "join": "Do all marked passages tell one and the same fact (or one and the same utterance)? same / other / unsure",
    "difference": "Are the marked values truly different values of one and the same thing? differs / no / unsure",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to be read: passages that were joined, or values that were said to differ.

    `says` is what was said of it; `round` counts the readings, each of other stories and of the program as it then was.
    """

    kind: str
    says: str
    story: tuple[str, ...]
    passages: tuple[tuple[str, int, int], ...]
    verdicts: tuple[str, ...] = ()
    round: int = 1


def articles_of(pool: Path) -> dict[str, Article]:
    """The articles of a table, or of those of a folder, by their ids."""
    tables = [pool / name for name in TABLES] if pool.is_dir() else [pool]
    rows = [json.loads(line) for table in tables for line in table.read_text("utf-8").split("\n") if line.strip()]
    known = ("url", "outlet", "title", "published")
    return {
        row["id"]: Article(
            id=row["id"], text=row["text"], sha256=text_hash(row["text"]), **{key: row.get(key) for key in known}
        )
        for row in rows
    }


def brief_of(story: Iterable[str], pool: dict[str, Article]) -> Brief:
    """The brief of a story by the ids of its articles."""
    return selisik.brief(pool[each] for each in story)


def items_of(brief: Brief) -> Iterator[Item]:
    """All that can be read of a brief: claims of two articles and more, and differences."""
    story = tuple(each.id for each in brief.articles)
    for claim in brief.claims:
        if len({each.article for each in claim.evidence}) > 1:
            yield Item("join", "", story, places(claim.evidence))
    for difference in brief.differences:
        if len(difference.values) > 1:
            yield Item(
                "difference",
                f"{difference.about}, {difference.reading}",
                story,
                places(each_value_first(difference.values)),
            )


def each_value_first(values: Sequence[DifferingValue]) -> list[DifferingValue]:
    """The first passage of each value before the others: what is said to differ must be seen to."""
    first = {value.reads: value for value in reversed(values)}
    return sorted(values, key=lambda value: first[value.reads] is not value)


def places(passages: Sequence[Passage]) -> tuple[tuple[str, int, int], ...]:
    """The first passages as they are kept: article, start, end."""
    return tuple((each.article, each.start, each.end) for each in passages[:MOST_PASSAGES])


def draw(items: Sequence[Item], chance: random.Random) -> list[Item]:
    """So many of each kind, all equally likely."""
    kinds = [[item for item in items if item.kind == kind] for kind in TRUE]
    return [item for held in kinds for item in chance.sample(held, min(A_KIND, len(held)))]


def shown(item: Item, number: int, pool: dict[str, Article]) -> str:
    """An item as a reader sees it: every passage marked among the words around it."""
    lines = [f"## {number}. {item.kind} {item.says}".rstrip(), ASKED[item.kind], ""]
    for name, start, end in item.passages:
        article = pool[name]
        before, words, after = article.text[max(0, start - AROUND) : start], article.text[start:end], article.text[end:]
        around = f"{before}⟦{words}⟧{after[:AROUND]}".replace("\n", " / ")
        lines.append(f"- {article.outlet}, {article.published}, “{article.title}”: … {around} …")
    return "\n".join([*lines, ""])


def sheet(pool: dict[str, Article], stories: Path, folder: Path) -> None:
    """Draw the items and write what the readers see, and what is kept of it."""
    drawn = [json.loads(line) for line in stories.read_text("utf-8").splitlines()]
    found = [item for story in drawn for item in items_of(brief_of(story, pool))]
    items = draw(found, random.Random(SEED))
    folder.mkdir(parents=True, exist_ok=True)
    write_items(folder / "items.jsonl", items)
    parts = [shown(item, number, pool) for number, item in enumerate(items, 1)]
    (folder / "sheet.md").write_text("\n".join(parts), encoding="utf-8")
    for kind in TRUE:
        print(f"{kind}: {sum(i.kind == kind for i in items)} of {sum(i.kind == kind for i in found)} found")


def write_items(path: Path, items: Iterable[Item]) -> None:
    """The items, a line each."""
    path.write_text("".join(json.dumps(asdict(item), ensure_ascii=False) + "\n" for item in items), encoding="utf-8")


def read_items(path: Path) -> list[Item]:
    """The items of a file."""
    return [item_from(json.loads(line)) for line in path.read_text("utf-8").splitlines()]


def item_from(row: dict[str, Any]) -> Item:
    """An item as it was written."""
    passages = tuple((name, start, end) for name, start, end in row["passages"])
    return Item(row["kind"], row["says"], tuple(row["story"]), passages, tuple(row["verdicts"]), row["round"])


def keep(folder: Path, readers: Sequence[Path]) -> None:
    """Both readers' verdicts (a line each: number, tab, verdict) beside the items, as cases."""
    given = [dict(line.split("\t")[:2] for line in path.read_text("utf-8").splitlines() if line) for path in readers]
    items, before = read_items(folder / "items.jsonl"), read_items(KEPT)
    this = 1 + max((item.round for item in before), default=0)
    judged = [
        replace(item, verdicts=tuple(reader[str(number)].strip() for reader in given), round=this)
        for number, item in enumerate(items, 1)
    ]
    write_items(KEPT, [*before, *judged])


def wilson(right: int, of: int) -> tuple[float, float]:
    """The 95% interval of a share (Wilson 1927).

    >>> [round(each, 3) for each in wilson(92, 100)]
    [0.85, 0.959]
    """
    share, square = right / of, NORMAL_95**2
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = NORMAL_95 * sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    return middle - half, middle + half


def kappa(pairs: Sequence[tuple[str, ...]]) -> float:
    """How far two readers agree beyond chance (Cohen 1960); 1 where chance alone would agree always.

    >>> kappa([("same", "same"), ("other", "other"), ("same", "same"), ("other", "same")])
    0.5
    """
    agreed = sum(one == two for one, two in pairs) / len(pairs)
    words = {word for pair in pairs for word in pair}
    by_chance = sum(
        sum(one == word for one, _ in pairs) * sum(two == word for _, two in pairs) / len(pairs) ** 2 for word in words
    )
    return 1.0 if by_chance == 1 else (agreed - by_chance) / (1 - by_chance)


def report(items: Sequence[Item]) -> Iterator[str]:
    """For each reading, the share of each kind that each reader, and that both, read as true."""
    for number in sorted({item.round for item in items}):
        for kind, true in TRUE.items():
            pairs = [item.verdicts for item in items if (item.kind, item.round) == (kind, number)]
            yield from report_of(f"reading {number}, {kind}", true, pairs)


def report_of(what: str, true: str, pairs: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """The shares of one kind in one reading, and how far the two readers agree."""
    if not pairs:
        yield f"{what}: none read"
        return
    counts = [sum(pair[at] == true for pair in pairs) for at in (0, 1)]
    both = sum(all(verdict == true for verdict in pair) for pair in pairs)
    for name, right in (("first reader", counts[0]), ("second reader", counts[1]), ("both readers", both)):
        low, high = wilson(right, len(pairs))
        yield f"{what}, {name}: {right} of {len(pairs)} {true}, {right / len(pairs):.3f} ({low:.3f} to {high:.3f})"
    same = sum(one == two for one, two in pairs)
    yield f"{what}: the readers agree on {same} of {len(pairs)}, kappa {kappa(pairs):.2f}"


def still_shown(items: Iterable[Item], pool: dict[str, Article]) -> list[Item]:
    """The items that the briefs of today still show: two of their passages in one claim or one difference."""
    kept: list[Item] = []
    briefs: dict[tuple[str, ...], list[Item]] = {}
    for item in items:
        now = briefs.setdefault(item.story, [])
        if not now:
            now.extend(items_of(brief_of(item.story, pool)))
        kept.extend([item] if any(matches(item, other) for other in now) else [])
    return kept


def matches(item: Item, other: Item) -> bool:
    """Whether two items are of one kind and share two passages or more."""
    held = sum(any(covers(one, two) for two in other.passages) for one in item.passages)
    return item.kind == other.kind and held > 1


def covers(one: tuple[str, int, int], two: tuple[str, int, int]) -> bool:
    """Whether half of the first passage lies in the second."""
    return one[0] == two[0] and min(one[2], two[2]) - max(one[1], two[1]) >= SHARE * (one[2] - one[1])


def main() -> None:
    """What the first word asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("sheet", "keep", "report", "again"))
    parser.add_argument("paths", nargs="*", type=Path)
    given = parser.parse_args()
    if given.what == "sheet":
        sheet(articles_of(given.paths[0]), given.paths[1], given.paths[2])
    elif given.what == "keep":
        keep(given.paths[0], given.paths[1:])
    else:
        items = read_items(KEPT)
        print("\n".join(report(still_shown(items, articles_of(given.paths[0])) if given.what == "again" else items)))


if __name__ == "__main__":
    main()
