"""How long a user waits for a first answer: `selisik brief` on two articles, and `selisik --help`, each a new process.

    python bench/start.py            prints seconds and megabytes against the budgets
    python bench/start.py --check    also exits 1 where a budget is broken

The articles are two of `examples/`. Files may be in the system's cache, as on a machine in use; the first run of each
command is printed too, the rest give the median. Compiled bytecode is kept, as users' machines do.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
TWO = [str(ROOT / "examples/gempa-longsor" / name) for name in ("02-kabarselat.txt", "03-beritarunut.txt")]
RUNS = 5
KIBIBYTES_A_MEGABYTE = 1024


@dataclass(frozen=True, slots=True)
class Budget:
    """A command and what it may cost: seconds of the wall clock, megabytes of resident memory at the peak."""

    name: str
    words: tuple[str, ...]
    seconds: float
    megabytes: float


def measured(words: tuple[str, ...]) -> tuple[float, float, float]:
    """Seconds by the clock, seconds of the processor and peak megabytes of one run in a new process.

    Raises SystemExit when the command fails: a crash is not a time.
    """
    started = time.perf_counter()
    pid = os.posix_spawn(
        sys.executable,
        [sys.executable, "-m", "selisik.app.cli", *words],
        {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        file_actions=[(os.POSIX_SPAWN_OPEN, descriptor, os.devnull, os.O_WRONLY, 0) for descriptor in (1, 2)],
    )
    _, status, used = os.wait4(pid, 0)
    if status:
        raise SystemExit(f"selisik {' '.join(words)[:80]} ended with {os.waitstatus_to_exitcode(status)}")
    return time.perf_counter() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / KIBIBYTES_A_MEGABYTE


def main() -> None:
    """Run each command and print a line for it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="exit 1 where a budget is broken")
    check = parser.parse_args().check
    broken = False
    with tempfile.TemporaryDirectory() as out:
        budgets = (
            Budget("selisik brief, two articles", ("brief", *TWO, "-o", out), 1.5, 300),
            Budget("selisik --help", ("--help",), 0.25, 100),
        )
        for budget in budgets:
            runs = [measured(budget.words) for _ in range(RUNS)]
            seconds = statistics.median(run[0] for run in runs)
            processor = statistics.median(run[1] for run in runs)
            megabytes = max(run[2] for run in runs)
            kept = seconds <= budget.seconds and megabytes <= budget.megabytes
            broken |= not kept
            print(
                f"{budget.name:28} {seconds:.2f} s (first {runs[0][0]:.2f}, budget {budget.seconds}), "
                f"{processor:.2f} s of the processor, {megabytes:.0f} MB (budget {budget.megabytes:.0f})"
                f"{'' if kept else '  OVER'}"
            )
    sys.exit(1 if check and broken else 0)


if __name__ == "__main__":
    main()
