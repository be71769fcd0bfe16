"""Invented news at any size, with the truth beside it: stories, near copies and versions that were planted.

    python bench/generate.py 55000 -o day.jsonl             one day
    python bench/generate.py 385000 --days 7 -o week.jsonl  a week

Each line is a table row as `selisik` reads it, with `story` (the happening it tells), `copy_of` (the article it was
copied from, if any) and `version_of` besides. The text is written from the word lists and sentence forms below and from
names made of syllables; nothing is taken from anywhere. How it differs from real news: sentences are plainer and come
from few forms, so that strangers share more short phrases than real ones do; every story is told by at most a dozen
outlets; words are spelt without error; nothing is evergreen. Lengths follow a log-normal law with a median of 170 words
(real scraped news: 270; `--words` writes longer ones), and names grow with the number of stories, as in real news.
"""

import argparse
import json
import random
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

SYLLABLES = [
    "ba",
    "be",
    "bo",
    "da",
    "di",
    "du",
    "ga",
    "gi",
    "ja",
    "ju",
    "ka",
    "ke",
    "ki",
    "la",
    "li",
    "lo",
    "ma",
    "mi",
    "mu",
    "na",
    "ni",
    "no",
    "pa",
    "pi",
    "ra",
    "ri",
    "ro",
    "sa",
    "se",
    "su",
    "ta",
    "ti",
    "to",
    "wa",
    "wi",
    "ya",
    "yu",
]
ENDINGS = ["n", "ng", "r", "s", "t", "l", "h"] + [""] * 7
TITLES = ["Bupati", "Kapolsek", "Kepala Dinas", "Camat", "Ketua Warga", "Direktur", "Syahbandar", "Rektor", "Wali Kota"]
EVENTS = [
    "banjir merendam",
    "kebakaran melanda",
    "truk menabrak",
    "warga menolak",
    "polisi menangkap perampok di",
    "longsor menutup",
    "petani memanen padi di",
    "pencuri membobol",
    "angin kencang merusak",
    "pemerintah membangun",
    "pedagang meninggalkan",
    "kapal menabrak",
    "siswa menanam pohon di",
    "perahu tenggelam di dekat",
    "hujan es merusak",
    "panitia membuka pameran di",
]
THINGS = [
    "jembatan gantung",
    "pasar induk",
    "gudang beras",
    "sekolah dasar",
    "dermaga kayu",
    "jalan raya",
    "rumah sakit",
    "pabrik tahu",
    "terminal bus",
    "balai desa",
    "waduk lama",
    "stasiun kecil",
    "kebun kopi",
    "lapangan bola",
    "asrama putra",
    "kantor pos",
]
VERBS = [
    "mengatakan",
    "menjelaskan",
    "menyebut",
    "menegaskan",
    "menuturkan",
    "mengungkapkan",
    "menambahkan",
    "melaporkan",
]
CLAUSES = [
    "kerugian masih dihitung",
    "petugas tiba dalam {n} menit",
    "{n} orang dibawa ke klinik",
    "air mulai surut sejak subuh",
    "penyebabnya belum diketahui",
    "lalu lintas dialihkan ke jalur {p}",
    "bantuan datang dari {p}",
    "pekerjaan selesai {n} hari lagi",
    "pelaku diduga berjumlah {n} orang",
    "warga diminta tetap tenang",
    "anggaran {n} juta disiapkan",
    "saksi melihat {n} kendaraan",
    "listrik padam di {n} desa",
    "rapat digelar di {p}",
    "hasilnya diumumkan pekan depan",
    "korban berasal dari {p}",
]
LINKS = [
    "Selain itu",
    "Sementara itu",
    "Menurut dia",
    "Pada kesempatan itu",
    "Sebelumnya",
    "Karena itu",
    "Hingga malam",
    "Di sisi lain",
]
FURNITURE = "Baca juga: kabar lain dari {o} setiap hari. Ikuti saluran {o} untuk berita terbaru dan pilihan redaksi."
ZONE = timezone(timedelta(hours=7))
START = datetime(2031, 3, 3, tzinfo=ZONE)
OUTLETS = 400
# Of all articles: near copies of another, and later versions of the same address.
COPY_PART = 0.15
VERSION_PART = 0.02
ALONE_PART = 0.55
MEDIAN_WORDS = 170


class Writer:
    """Writes stories one after another; the same seed writes the same."""

    def __init__(self, seed: int, days: int, words: int) -> None:
        self.chance, self.days, self.words = random.Random(seed), days, words
        self.outlets = [f"{self.name(2).lower()}.example" for _ in range(OUTLETS)]
        self.places = [self.name(3) for _ in range(3000)]

    def name(self, syllables: int) -> str:
        parts = (self.chance.choice(SYLLABLES) for _ in range(syllables))
        return ("".join(parts) + self.chance.choice(ENDINGS)).capitalize()

    def story(self) -> dict[str, Any]:
        """What happened: actors, place, thing, facts with their numbers, and when."""
        chance = self.chance
        place = chance.choice(self.places)
        hour = chance.random() * 24 * self.days
        facts = [
            each.format(n=chance.randrange(2, 900), p=chance.choice(self.places)) for each in chance.sample(CLAUSES, 9)
        ]
        people = [f"{chance.choice(TITLES)} {self.name(2)} {self.name(3)}" for _ in range(3)]
        what = f"{chance.choice(EVENTS)} {chance.choice(THINGS)} {self.name(3)}"
        return {"place": place, "at": START + timedelta(hours=hour), "facts": facts, "people": people, "what": what}

    def article(self, story: dict[str, Any]) -> dict[str, Any]:
        """One outlet's own telling of a story."""
        chance = self.chance
        at = story["at"] + timedelta(hours=chance.expovariate(1 / 5))
        lines = [
            f"{story['place'].upper()} - {story['what'].capitalize()} di {story['place']}, "
            f"({at.day}/{at.month}/{at.year})."
        ]
        words = chance.lognormvariate(0, 0.45) * self.words
        while sum(map(len, lines)) < 6.6 * words:
            lines.append(self.sentence(story))
        outlet = chance.choice(self.outlets)
        title = f"{story['what']} di {story['place']}".title() if chance.random() < 0.6 else self.sentence(story)[:70]
        return {"outlet": outlet, "title": title, "published": at.isoformat(timespec="minutes"), "lines": lines}

    def sentence(self, story: dict[str, Any]) -> str:
        chance = self.chance
        fact, person = chance.choice(story["facts"]), chance.choice(story["people"])
        extra = f"{self.name(2).lower()} {chance.choice(THINGS)} {self.name(3).lower()}"
        form = chance.randrange(4)
        if form == 0:
            return f'"{fact.capitalize()} dan {extra} ikut diperiksa," kata {person}.'
        if form == 1:
            return f"{person} {chance.choice(VERBS)} {fact} setelah {extra} ditutup."
        if form == 2:
            return f"{chance.choice(LINKS)}, {fact} di {story['place']} bersama {extra}."
        return f"{fact.capitalize()}, sedangkan {extra} {chance.choice(VERBS)} hal lain."

    def changed(self, lines: list[str]) -> list[str]:
        """An editor's hand: a sentence dropped, words of some sentences replaced."""
        chance = self.chance
        kept = [line for line in lines if len(lines) < 4 or chance.random() > 0.06]
        return [self.reworded(line) if chance.random() < 0.1 else line for line in kept] or lines

    def reworded(self, line: str) -> str:
        words = line.split(" ")
        words[self.chance.randrange(len(words))] = self.name(2).lower()
        return " ".join(words)


def generate(
    articles: int, seed: int = 1, days: int = 1, words: int = MEDIAN_WORDS, name: str = "g"
) -> Iterator[dict[str, Any]]:
    """Rows of invented articles with their truth, in the order of writing; `words` is their median length."""
    writer = Writer(seed, days, words)
    chance, written, number = writer.chance, 0, 0
    while written < articles:
        story = writer.story()
        size = 1 if chance.random() < ALONE_PART else 2 + min(10, int(chance.expovariate(1 / 3)))
        own: list[dict[str, Any]] = []
        for _ in range(min(size, articles - written)):
            truth: dict[str, Any] = {"story": f"s{number}", "copy_of": None, "version_of": None}
            row = writer.article(story)
            luck = chance.random()
            if own and luck < COPY_PART * 2:
                source = chance.choice(own)
                row |= {"lines": writer.changed(source["lines"])}
                truth["copy_of"] = source["id"]
                if luck < VERSION_PART * 2:
                    row |= {"outlet": source["outlet"], "url": source["url"]}
                    truth["version_of"] = source["id"]
            row["id"] = f"{name}{written:07d}"
            row.setdefault("url", f"https://{row['outlet']}/{row['id']}")
            own.append(row)
            written += 1
            text = "\n".join([*row["lines"], FURNITURE.format(o=row["outlet"])])
            yield {key: row[key] for key in ("id", "url", "outlet", "title", "published")} | {"text": text} | truth
        number += 1


def main() -> None:
    """Write the rows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=int)
    parser.add_argument("--days", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--words", type=int, default=MEDIAN_WORDS)
    parser.add_argument("-o", "--output", type=Path, required=True)
    wanted = parser.parse_args()
    with wanted.output.open("w", encoding="utf-8") as out:
        for row in generate(wanted.articles, wanted.seed, wanted.days, wanted.words):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
