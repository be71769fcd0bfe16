"""The page in a real browser: its own script runs and no other, and without scripts everything is there to read."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from invented import TEXTS, invented_brief, unsealed

from selisik.briefing import page
from selisik.data import Brief, text_hash

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
ATTACK = (
    "<script>document.documentElement.dataset.owned = 1</script>"
    '<img src=x onerror="document.documentElement.dataset.owned = 1">'
    '"><svg onload="document.documentElement.dataset.owned = 1">'
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium here to open the page in")


def seen(html: str, folder: Path, *more: str) -> str:
    """The document as the browser has it after loading the page."""
    path = folder / "brief.html"
    path.write_text(html, encoding="utf-8")
    command = [
        CHROMIUM or "",
        *QUIET.split(),
        f"--user-data-dir={folder / 'profile'}",
        *more,
        "--dump-dom",
        path.as_uri(),
    ]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout


def attacked() -> Brief:
    brief = unsealed()
    articles = tuple(
        replace(each, text=each.text + ATTACK, title=ATTACK, outlet=ATTACK, sha256=text_hash(each.text + ATTACK))
        for each in brief.articles
    )
    entities = tuple(replace(each, name=ATTACK, roles=(ATTACK,)) for each in brief.entities)
    return replace(brief, articles=articles, entities=entities, story=replace(brief.story, title=ATTACK))


def test_the_page_s_own_script_runs_and_opens_the_first_line_beside_the_others(tmp_path: Path) -> None:
    dom = seen(page(invented_brief()), tmp_path, "--window-size=1280,900")
    assert re.search(r'<html[^>]*class="js"', dom)
    panel = dom.split('class="panel"')[1].split("</aside>")[0]
    assert '<div class="shown">' in panel and "sama kata demi kata" in panel


def test_nothing_in_an_article_runs(tmp_path: Path) -> None:
    dom = seen(page(attacked()), tmp_path)
    assert re.search(r'<html[^>]*class="js"', dom)
    assert not re.search(r"<html[^>]*data-owned", dom)


def test_what_slips_through_escaping_is_stopped_by_the_policy(tmp_path: Path) -> None:
    html = page(invented_brief()).replace("</main>", ATTACK + "</main>")
    dom = seen(html, tmp_path)
    assert "dataset.owned" in dom
    assert not re.search(r"<html[^>]*data-owned", dom)


def test_lines_have_addresses_and_back_and_forward_work(tmp_path: Path) -> None:
    driver = """
      const seen = [];
      const note = () => seen.push(location.hash + " " + document.querySelector(".chosen").id);
      const steps = [
        () => document.querySelector("#c3 > summary").click(),
        () => document.querySelector("#c4 > summary .said").click(),
        () => history.back(),
        () => history.forward(),
        () => document.querySelector('[data-claim="c7"]').click(),
        () => { location.hash = "#" + document.querySelector(".cited").id; },
      ];
      addEventListener("load", async () => {
        note();
        for (const step of steps) { step(); await new Promise((done) => setTimeout(done, 150)); note(); }
        document.documentElement.dataset.seen = seen.join("; ");
        document.documentElement.dataset.lit = document.querySelectorAll(".lit").length;
      });
    """
    html = re.sub(r"script-src 'sha256-[^']*'", "script-src 'unsafe-inline'", page(invented_brief()))
    html = html.replace("</body>", f"<script>{driver}</script></body>")
    dom = seen(html, tmp_path, "--window-size=1280,900", "--virtual-time-budget=4000")
    steps = re.search(r'data-seen="([^"]*)"', dom)
    assert steps
    assert steps[1].split("; ")[:6] == [" c1", "#c3 c3", "#c4 c4", "#c3 c3", "#c4 c4", "#c7 c7"]
    assert re.search(r'data-lit="[1-9]', dom)


def test_on_a_phone_nothing_lies_on_the_words_of_a_line(tmp_path: Path) -> None:
    driver = """
      const over = [], apart = (a, b) => a.right <= b.left + 1 || b.right <= a.left + 1
        || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
      addEventListener("load", () => {
        let looked = 0;
        document.querySelectorAll("details.more").forEach((each) => { each.open = true; });
        for (const line of document.querySelectorAll(".line > summary")) {
          const said = line.querySelector(".said").getBoundingClientRect();
          for (const other of line.querySelectorAll(".strength, .standing .shape")) {
            const box = other.getBoundingClientRect();
            if (!box.width) continue;
            looked += 1;
            if (!apart(said, box)) over.push(line.parentNode.id);
          }
        }
        document.documentElement.dataset.over = `${looked > 9}: ${over.join(" ")}`;
      });
    """
    html = re.sub(r"script-src 'sha256-[^']*'", "script-src 'unsafe-inline'", page(invented_brief()))
    html = html.replace("</body>", f"<script>{driver}</script></body>")
    found = re.search(r'data-over="([^"]*)"', seen(html, tmp_path, "--window-size=390,900"))
    assert found
    assert found[1] == "true: "


def test_without_scripts_every_line_and_article_is_there(tmp_path: Path) -> None:
    html = re.sub(r"script-src 'sha256-[^']*'", "script-src 'none'", page(invented_brief()))
    dom = seen(html, tmp_path)
    assert not re.search(r'<html[^>]*class="js"', dom)
    for claim in invented_brief().claims:
        assert f'id="{claim.id}"' in dom
    for text in TEXTS.values():
        assert text.splitlines()[0][:40] in re.sub(r"<[^>]*>", "", dom)
