"""Make the list of ordinary words that tells the name tagger which capitals only begin a sentence.

    python train/words.py names-train.jsonl names-dev.jsonl names-nergrit.jsonl > src/selisik/annotating/names.words

Every word that the labelled texts write in small letters, sorted. Only words are kept, no text and no counts.
"""

import json
import sys
from pathlib import Path

from selisik.lang import tokens

HEAD = (
    "# Words written small in idner-news-2k (MIT) and NERGrit (its contributors are named in docs/names-model.md);"
    " made by train/words.py."
)


def main() -> None:
    rows = [
        json.loads(row) for path in sys.argv[1:] for row in Path(path).read_text("utf-8").split("\n") if row.strip()
    ]
    words = {
        token.text for row in rows for token in tokens(row["text"]) if token.text.isalpha() and token.text.islower()
    }
    print("\n".join([HEAD, *sorted(words)]))


if __name__ == "__main__":
    main()
