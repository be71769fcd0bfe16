"""A day from text to stories, as a user runs it: time, memory of all processes, and B-cubed against the planted truth.

    python bench/day.py --articles 55000            `selisik stories` over a table, two workers
    python bench/day.py --articles 1000000 --days 200

Articles have the median length of real scraped news. The clock on the wall counts what others do on the machine too;
processor seconds do not.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from generate import generate

from selisik.data import Story
from stories import b_cubed

REAL_WORDS = 270
LOOK_SECONDS = 1.0


def tree_memory(root: int) -> int:
    """Bytes held by a process and all below it: its own pages, and what it shares once for each sharer."""
    children: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        children.setdefault(int(fields[1]), []).append(int(path.parent.name))
    found, waiting = 0, [root]
    while waiting:
        process = waiting.pop()
        waiting += children.get(process, [])
        try:
            lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        found += sum(1024 * int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return found


def run(command: list[str], out: Path) -> tuple[float, float, float]:
    """Wall seconds, processor seconds and the highest memory in GiB of a command with its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started, peak, over = time.perf_counter(), [0], threading.Event()
    with out.open("wb") as file, subprocess.Popen(command, stdout=file, stderr=subprocess.DEVNULL) as process:

        def look() -> None:
            while not over.wait(LOOK_SECONDS):
                peak[0] = max(peak[0], tree_memory(process.pid))

        looker = threading.Thread(target=look)
        looker.start()
        process.wait()
        over.set()
        looker.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - started, spent, peak[0] / 2**30


def main() -> None:
    """Write the day, run the command, print what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=5_500)
    parser.add_argument("--days", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        table, out = Path(folder) / "day.jsonl", Path(folder) / "stories.jsonl"
        truth, size = {}, 0
        with table.open("w", encoding="utf-8") as file:
            for row in generate(wanted.articles, days=wanted.days, words=REAL_WORDS):
                truth[row["id"]] = row.pop("story")
                size += len(row["text"])
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
        command = [sys.executable, "-m", "selisik.app.cli", "stories", str(table), "--workers", str(wanted.workers)]
        wall, spent, memory = run(command, out)
        stories = tuple(Story(**json.loads(line)) for line in out.read_text("utf-8").splitlines())
    precision, recall = b_cubed(stories, truth)
    print(f"{wanted.articles} articles of {size / wanted.articles:.0f} characters: {len(stories)} stories")
    print(f"{wall:.0f} s on the wall, {spent:.0f} processor seconds, peak {memory:.2f} GiB")
    print(f"B-cubed P {precision:.3f} R {recall:.3f}")


if __name__ == "__main__":
    main()
