"""Write `src/selisik/lang/id/frequencies.txt`: how often the commonest words stand in Indonesian news.

    python train/frequencies.py ../shared/eval/data/names-train.jsonl -o src/selisik/lang/id/frequencies.txt

The text is the training half of idner-news-2k (MIT licence); a list of words with counts holds none of its sentences.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from selisik.lang import is_word, tokens

# A word seen less often than this in some 25,000 words is as rare as chance makes it.
FEWEST = 5
HEAD = "# Word counts a million of the training half of idner-news-2k (MIT licence), by train/frequencies.py."


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    wanted = parser.parse_args()
    rows = (json.loads(line) for line in wanted.rows.read_text("utf-8").split("\n") if line.strip())
    counts = Counter(each.text.casefold() for row in rows for each in tokens(row["text"]) if is_word(each))
    million = 1_000_000 / counts.total()
    common = sorted((-count, word) for word, count in counts.items() if count >= FEWEST and not word[0].isdigit())
    lines = [f"{word} {round(-count * million)}" for count, word in common]
    wanted.output.write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")


main()
