"""How the time of a brief grows with the number of articles of one story: 50, 200 and 1,000 by default.

    python bench/brief_growth.py [--sizes 50,200,1000]

The articles are made here: one invented event, told by as many invented outlets, each article with its own order of
facts, its own numbers for some, quotations cut differently, and one in four reprinting an agency. Real articles of one
story are more varied than these, and share less; so the joins here are more, and the times the higher.
"""

import argparse
import random
import sys
import time
from dataclasses import dataclass
from itertools import pairwise

from selisik.annotating import annotate_article
from selisik.comparing import find_origins, find_reuse
from selisik.data import AnnotatedArticle, Article, text_hash
from selisik.run import pipeline
from selisik.weighing import weigh_story

BUDGETS = {200: 20.0, 1000: 180.0}
AGENCY = (
    "Sebuah jembatan gantung di Desa Karangtirta, Kabupaten Wanasraya, putus pada Rabu (7/8/2024) pukul 06.20 WIB. ",
    "Kepala Kepolisian Resor Wanasraya Niken Larasati mengatakan, jembatan diduga putus karena kelebihan beban. ",
    '"Ada sekitar tiga puluh orang di atasnya ketika tali sebelah timur lepas," kata Niken. ',
)
FACTS = (
    "Sebanyak {a} orang terluka dan dibawa ke rumah sakit. ",
    "Jembatan itu dibangun pada {b} oleh warga. ",
    "Panjang jembatan {c} meter dan lebarnya satu meter. ",
    '"{quote}," ujar {who}, warga {place}. ',
    "Bupati Wanasraya Sigit Prabasworo menutup jembatan itu selama {d} hari. ",
    "Menurut {who}, tali penahan terakhir diganti pada {b}. ",
    "Dinas Pekerjaan Umum berjanji membangun jembatan baru senilai Rp {e} miliar. ",
    "Polisi belum menetapkan tersangka dan masih memeriksa {d} saksi. ",
    "Anak-anak {place} kini menyeberang dengan rakit. ",
    "Hujan turun di hulu sungai sejak {f} sore. ",
)
QUOTES = (
    "Saya dengar bunyi seperti petasan",
    "Kami semua jatuh ke air",
    "Sudah lama kami minta diperbaiki",
    "Anak saya masih takut",
)
PEOPLE = (
    "Tukimin Sardi",
    "Rahayu Lestari",
    "Paijo Wiryo",
    "Sumiyati",
    "Darto Kusumo",
    "Wagirah",
    "Slamet Raharja",
    "Ngatini",
)
PLACES = ("Karangtirta", "Girimulya", "Sidodamai", "Tegalwuni", "Purwasari")
DAYS = ("Senin", "Selasa")


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of the processor for each part of a brief: one process, so a busy machine does not count."""

    annotate: float
    reuse: float
    weigh: float
    whole: float
    claims: int


def text_of(chance: random.Random) -> str:
    """One article of the invented event."""
    opening = (
        list(AGENCY)
        if chance.random() < 0.25
        else [AGENCY[0].replace("Sebuah jembatan", chance.choice(("Jembatan", "Satu jembatan")))]
    )
    facts = chance.sample(FACTS, 6)
    filled = [
        fact.format(
            a=chance.choice((11, 12, 14)),
            b=chance.randint(1995, 2012),
            c=chance.choice((60, 62, 85)),
            d=chance.randint(3, 14),
            e=chance.choice(("2,4", "3")),
            f=chance.choice(DAYS),
            quote=chance.choice(QUOTES),
            who=chance.choice(PEOPLE),
            place=chance.choice(PLACES),
        )
        for fact in facts
    ]
    return "\n".join((*opening, *filled))


def made(count: int) -> list[Article]:
    """So many articles, the same at every run."""
    chance = random.Random(count)
    texts = [text_of(chance) for _ in range(count)]
    return [
        Article(
            id=f"a{number:05}",
            text=text,
            sha256=text_hash(text),
            outlet=f"Warta {number}",
            language="id",
            published=f"2024-08-07T{8 + number % 14:02}:{number % 60:02}+07:00",
        )
        for number, text in enumerate(texts)
    ]


def timed(articles: list[Article]) -> Spent:
    """One brief, part by part."""
    marks = [time.process_time()]
    annotated: list[AnnotatedArticle] = [annotate_article(article) for article in articles]
    marks.append(time.process_time())
    reuse = find_reuse(annotated)
    origins = find_origins(annotated, reuse)
    marks.append(time.process_time())
    weighed = weigh_story(annotated, origins)
    marks.append(time.process_time())
    pipeline.make_brief(annotated)
    marks.append(time.process_time())
    a, r, w, b = (after - before for before, after in pairwise(marks))
    return Spent(annotate=a, reuse=r, weigh=w, whole=a + b, claims=len(weighed.claims))


def main() -> None:
    """A line for each size, and the exponent between the last two."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="50,200,1000")
    sizes = [int(size) for size in parser.parse_args().sizes.split(",")]
    print(f"{'articles':>8} {'annotate':>9} {'copies':>9} {'weigh':>9} {'whole':>9} {'claims':>7}")
    over = False
    for size in sizes:
        spent = timed(made(size))
        late = spent.whole > BUDGETS.get(size, float("inf"))
        over |= late
        told = f"{spent.annotate:8.1f}s {spent.reuse:8.1f}s {spent.weigh:8.1f}s {spent.whole:8.1f}s {spent.claims:7}"
        print(f"{size:8} {told}{f'  OVER {BUDGETS[size]:.0f} s' if late else ''}", flush=True)
    sys.exit(1 if over else 0)


if __name__ == "__main__":
    main()
