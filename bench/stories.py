"""Stories of a day: time, memory and B-cubed against the planted truth, and the cost of adding a day to an archive.

    python bench/stories.py --articles 55000                    digests of invented articles to stories
    python bench/stories.py --articles 2000 --days 6            days added one by one
    python bench/stories.py --batch 10000 30000 100000          days of 5,000, grouped as `selisik batch` does

Annotating is left out (`bench/annotate.py` times it): articles have a body, a title and dates as written.
"""

import argparse
import re
import resource
import tempfile
import time
from collections import Counter
from pathlib import Path

from generate import generate

from selisik.comparing import digest_article, group_digests, pack_digest, unpack_digest
from selisik.data import AnnotatedArticle, Article, DateMention, Region, Story, text_hash
from selisik.run.batch import PART_ARTICLES
from selisik.run.growing import add_to_archive
from selisik.run.plan import part_name
from selisik.run.windows import batch_stories, keep_digests

DAY_ARTICLES = 5_000
DATE = re.compile(r"\((\d{1,2})/(\d{1,2})/(\d{4})\)")


def annotated(row: dict[str, str]) -> AnnotatedArticle:
    """A row with the marks that stories look at; its last line is furniture, as the generator writes it."""
    text = row["text"]
    made = Article(
        id=row["id"], text=text, sha256=text_hash(text), title=row["title"], published=row["published"], language="id"
    )
    end = text.rindex("\n")
    dates = tuple(
        DateMention(
            found.start(), found.end(), value=f"{found[3]}-{int(found[2]):02d}-{int(found[1]):02d}", precision="day"
        )
        for found in DATE.finditer(text)
    )
    return AnnotatedArticle(
        article=made,
        regions=(Region(0, end, kind="body"), Region(end + 1, len(text), kind="furniture")),
        sentences=(),
        entities=(),
        statements=(),
        dates=dates,
        quantities=(),
    )


def b_cubed(stories: tuple[Story, ...], truth: dict[str, str]) -> tuple[float, float]:
    """Precision and recall of the grouping (Bagga and Baldwin, 1998)."""
    sizes = Counter(truth.values())
    precision = recall = 0.0
    for story in stories:
        for name, count in Counter(truth[article] for article in story.articles).items():
            precision += count * count / len(story.articles)
            recall += count * count / sizes[name]
    return precision / len(truth), recall / len(truth)


def one_day(articles: int) -> None:
    """Print time, memory and B-cubed for one day."""
    rows = list(generate(articles))
    digests = [unpack_digest(pack_digest(digest_article(annotated(row)))) for row in rows]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    start = time.process_time()
    stories = group_digests(digests)
    spent = time.process_time() - start
    precision, recall = b_cubed(stories, {row["id"]: row["story"] for row in rows})
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"{articles} articles: {len(stories)} stories, {spent:.1f} processor seconds")
    print(f"B-cubed P {precision:.3f} R {recall:.3f}; memory {before:.2f} GiB before, peak {memory:.2f}")


def days(articles: int, number: int) -> None:
    """Print the time of adding each of some days to one archive."""
    found = [annotated(row) for row in generate(articles * number, days=number)]
    by_day: dict[str, list[AnnotatedArticle]] = {}
    for each in found:
        by_day.setdefault((each.article.published or "")[:10], []).append(each)
    with tempfile.TemporaryDirectory() as folder:
        for day, own in sorted(by_day.items()):
            start = time.process_time()
            added = add_to_archive(own, Path(folder) / "stories.db")
            spent = time.process_time() - start
            print(f"{day}: {len(own)} articles in {spent:.1f} processor seconds, {len(added.stories)} stories changed")


def batches(numbers: list[int]) -> None:
    """Print what an article costs in batches of some sizes, from digests on disk to stories."""
    for number in numbers:
        rows = list(generate(number, days=max(1, number // DAY_ARTICLES)))
        truth = {row["id"]: row["story"] for row in rows}
        with tempfile.TemporaryDirectory() as folder:
            for part in range(0, number, PART_ARTICLES):
                digests = [digest_article(annotated(row)) for row in rows[part : part + PART_ARTICLES]]
                keep_digests(digests, Path(folder), part_name(part // PART_ARTICLES))
            del rows
            start = time.process_time()
            stories = tuple(batch_stories(Path(folder)))
            spent = time.process_time() - start
        precision, recall = b_cubed(stories, truth)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        print(f"{number} articles: {len(stories)} stories, {spent:.1f} processor seconds, {memory:.2f} GiB")
        print(f"{spent / number * 1000:.3f} ms an article; B-cubed P {precision:.3f} R {recall:.3f}", flush=True)


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=5_000)
    parser.add_argument("--days", type=int)
    parser.add_argument("--batch", type=int, nargs="+")
    wanted = parser.parse_args()
    if wanted.batch:
        batches(wanted.batch)
    elif wanted.days:
        days(wanted.articles, wanted.days)
    else:
        one_day(wanted.articles)


if __name__ == "__main__":
    main()
