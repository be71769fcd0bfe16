"""Write `src/selisik/lang/id/frequencies.txt`: how often the commonest words stand in Indonesian news.

    python train/frequencies.py ../shared/eval/data/names-train.jsonl -o src/selisik/lang/id/frequencies.txt

The text is the training half of idner-news-2k (MIT licence); a list of words with counts holds none of its sentences.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from selisik.lang import is_word, tokens

# Only words that nearly every report carries matter: the rest a run learns from its own articles.
FEWEST = 25
HEAD = "# Word counts a million of the training half of idner-news-2k (MIT licence), by train/frequencies.py."


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    wanted = parser.parse_args()
    rows = (json.loads(line) for line in wanted.rows.read_text("utf-8").split("\n") if line.strip())
    words = [each.text for row in rows for each in tokens(row["text"]) if is_word(each)]
    counts = Counter(word.casefold() for word in words)
    small = Counter(word for word in words if word[0].islower())
    million = 1_000_000 / counts.total()
    # Names of one time and place are no background.
    common = sorted((-count, word) for word, count in counts.items() if count >= FEWEST and small[word] > count / 2)
    lines = [f"{word} {round(-count * million)}" for count, word in common]
    wanted.output.write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")


main()
