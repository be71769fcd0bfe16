"""An invented story, put together by hand: six articles, and the brief that weighing might make of them."""

from dataclasses import replace

from selisik.briefing.seal import sealed
from selisik.data import (
    Brief,
    BriefArticle,
    Caution,
    Claim,
    Difference,
    DifferingValue,
    Evidence,
    Headline,
    Moment,
    Origin,
    Party,
    Passage,
    Place,
    Region,
    Span,
    Statement,
    StoryDate,
    StoryEntity,
    StoryMention,
    text_hash,
)

WIRE = (
    "Tanjung Wareng (Berita Nusa) - Kapal motor Cahaya Laut yang mengangkut 48 penumpang tenggelam di Selat Pandan, "
    "Selasa (4/3/2025) sekitar pukul 05.10 WITA.\n"
    "Kepala Kantor SAR Wareng, Lestari Wirana, mengatakan tiga orang tewas dan 41 orang selamat.\n"
    "“Empat penumpang masih kami cari,” kata Lestari kepada wartawan.\n"
    "Kapal itu diduga bocor setelah menabrak karang.\n"
)
TEXTS = {
    "kabarwareng": WIRE + "Baca juga: Jadwal Kapal Pekan Ini\n",
    "lensaselat": WIRE,
    "pandanpos": (
        "Sebuah kapal penumpang karam di Selat Pandan, Selasa pagi. KM Cahaya Laut berlayar dari Tanjung Wareng "
        "menuju Pulau Seribu Nyiur.\nPetugas SAR mencatat lima orang meninggal dunia. “Empat penumpang masih kami "
        "cari sampai malam ini,” ujar Lestari Wirana.\nNakhoda membantah kapalnya kelebihan muatan.\n"
    ),
    "suaratimur": (
        "Korban tewas tenggelamnya KM Cahaya Laut bertambah menjadi lima orang, kata Kepala Kantor SAR Wareng Lestari "
        "Wirana, Rabu.\nKapal itu mengangkut 52 penumpang, menurut catatan syahbandar.\nSeorang anak, RB (9), "
        "ditemukan selamat.\n"
    ),
    "nusamerdeka": (
        "Kapal tenggelam pukul 05.30 WITA.\nBupati Wareng Darsono Kelana berjanji akan menambah kapal patroli jika "
        "anggaran disetujui.\n"
    ),
    "tanpanama": "Apakah kapal itu laik laut? Pihak pelabuhan belum menjawab.\n",
}
OUTLETS = {
    "kabarwareng": ("kabarwareng.example", "2025-03-04T09:12+08:00", "Kapal Cahaya Laut Tenggelam di Selat Pandan"),
    "lensaselat": ("lensaselat.example", "2025-03-04T10:40+08:00", "KM Cahaya Laut Tenggelam, Tiga Orang Tewas"),
    "pandanpos": ("pandanpos.example", "2025-03-04T19:05+08:00", "Kapal Karam di Selat Pandan, Lima Meninggal"),
    "suaratimur": ("suaratimur.example", "2025-03-05T07:30+08:00", "Korban Tewas KM Cahaya Laut Jadi Lima Orang"),
    "nusamerdeka": ("nusamerdeka.example", "2025-03-04", "Bupati Wareng Janjikan Kapal Patroli"),
    "tanpanama": (None, None, None),
}


def at(article: str, words: str, nth: int = 0) -> dict[str, object]:
    """Where the words stand in the article, as the fields of a passage."""
    start = -1
    for _ in range(nth + 1):
        start = TEXTS[article].index(words, start + 1)
    return {"article": article, "start": start, "end": start + len(words)}


def span(article: str, words: str) -> Span:
    place = at(article, words)
    return Span(place["start"], place["end"])  # type: ignore[arg-type]


def evidence(article: str, words: str, wording: str = "first", **more: object) -> Evidence:
    return Evidence(**at(article, words), wording=wording, **more)  # type: ignore[arg-type]


def value(article: str, words: str, value: str, **more: bool) -> DifferingValue:
    return DifferingValue(**at(article, words), value=value, **more)  # type: ignore[arg-type]


def articles() -> tuple[BriefArticle, ...]:
    return tuple(
        BriefArticle(
            id=name,
            outlet=OUTLETS[name][0],
            url=f"https://{OUTLETS[name][0]}/berita/1" if OUTLETS[name][0] else None,
            title=OUTLETS[name][2],
            published=OUTLETS[name][1],
            sha256=text_hash(text),
            text=text,
            language="id",
            regions=_regions(name),
            statements=_statements(name),
        )
        for name, text in sorted(TEXTS.items())
    )


def _regions(name: str) -> tuple[Region, ...]:
    if name != "kabarwareng":
        return ()
    furniture = span(name, "Baca juga: Jadwal Kapal Pekan Ini")
    return (
        Region(start=0, end=furniture.start - 1, kind="body"),
        Region(start=furniture.start, end=furniture.end, kind="furniture"),
    )


def _statements(name: str) -> tuple[Statement, ...]:
    if name not in ("kabarwareng", "lensaselat"):
        return ()
    return (
        Statement(
            kind="direct",
            content=span(name, "“Empat penumpang masih kami cari,”"),
            cue=span(name, "kata Lestari"),
            speaker=Party(entity="e1", name="Lestari Wirana"),
        ),
    )


DEAD = Claim(
    id="c1",
    kind="fact",
    standing="disputed",
    outlets=4,
    origins=3,
    sources=("s1",),
    evidence=(
        evidence("kabarwareng", "tiga orang tewas"),
        evidence("lensaselat", "tiga orang tewas", "copied"),
        evidence("pandanpos", "Petugas SAR mencatat lima orang meninggal dunia", "own"),
        evidence("suaratimur", "Korban tewas tenggelamnya KM Cahaya Laut bertambah menjadi lima orang", "own"),
    ),
)
WHEN = Claim(
    id="c2",
    kind="fact",
    standing="disputed",
    outlets=3,
    origins=2,
    evidence=(
        evidence("kabarwareng", "tenggelam di Selat Pandan, Selasa (4/3/2025) sekitar pukul 05.10 WITA"),
        evidence("lensaselat", "tenggelam di Selat Pandan, Selasa (4/3/2025) sekitar pukul 05.10 WITA", "copied"),
        evidence("nusamerdeka", "Kapal tenggelam pukul 05.30 WITA", "own"),
    ),
)
WHERE = Claim(
    id="c3",
    kind="fact",
    standing="corroborated",
    outlets=3,
    origins=2,
    evidence=(
        evidence(
            "kabarwareng", "Kapal motor Cahaya Laut yang mengangkut 48 penumpang tenggelam di Selat Pandan", "first"
        ),
        evidence(
            "lensaselat", "Kapal motor Cahaya Laut yang mengangkut 48 penumpang tenggelam di Selat Pandan", "copied"
        ),
        evidence("pandanpos", "Sebuah kapal penumpang karam di Selat Pandan", "own"),
    ),
)
SEARCH = Claim(
    id="c4",
    kind="statement",
    speaker="s1",
    standing="corroborated",
    outlets=3,
    origins=2,
    sources=("s1",),
    evidence=(
        evidence("kabarwareng", "“Empat penumpang masih kami cari,”", statement="direct"),
        evidence("lensaselat", "“Empat penumpang masih kami cari,”", "copied", statement="direct"),
        evidence("pandanpos", "“Empat penumpang masih kami cari sampai malam ini,”", "own", statement="direct"),
    ),
)
LEAK = Claim(
    id="c5",
    kind="fact",
    status="alleged",
    standing="one origin",
    outlets=2,
    origins=1,
    evidence=(
        evidence(
            "kabarwareng",
            "diduga bocor setelah menabrak karang",
            status="alleged",
            subject=Passage(**at("kabarwareng", "Kapal itu")),
        ),  # type: ignore[arg-type]
        evidence("lensaselat", "diduga bocor setelah menabrak karang", "copied", status="alleged"),
    ),
)
LOAD = Claim(
    id="c6",
    kind="statement",
    status="denied",
    standing="one article",
    outlets=1,
    origins=1,
    evidence=(evidence("pandanpos", "Nakhoda membantah kapalnya kelebihan muatan", status="denied"),),
)
CHILD = Claim(
    id="c7",
    kind="fact",
    standing="one article",
    outlets=1,
    origins=1,
    evidence=(evidence("suaratimur", "Seorang anak, RB (9), ditemukan selamat"),),
)
PATROL = Claim(
    id="c8",
    kind="statement",
    speaker="s2",
    status="conditional",
    standing="one article",
    outlets=1,
    origins=1,
    sources=("s2",),
    evidence=(
        evidence(
            "nusamerdeka",
            "akan menambah kapal patroli jika anggaran disetujui",
            status="conditional",
            statement="indirect",
        ),
    ),
)
FIT = Claim(
    id="c9",
    kind="fact",
    status="asked",
    standing="one article",
    outlets=0,
    origins=1,
    evidence=(evidence("tanpanama", "Apakah kapal itu laik laut?", status="asked"),),
)


def unsealed() -> Brief:
    """The brief before its passages were given their words and its seal."""
    mentions = [("kabarwareng", "Lestari Wirana"), ("pandanpos", "Lestari Wirana"), ("suaratimur", "Lestari Wirana")]
    return Brief(
        made_by="selisik test",
        story=Headline(
            title="Kapal Cahaya Laut Tenggelam di Selat Pandan",
            title_of="kabarwareng",
            date="2025-03-04",
            articles=6,
            outlets=5,
            outlets_unknown=1,
            origins=5,
        ),
        articles=articles(),
        origins=(
            Origin(
                id="o1",
                articles=("kabarwareng", "lensaselat"),
                first="kabarwareng",
                kind="agency",
                label="Berita Nusa",
                passages=(
                    (
                        Passage(article="kabarwareng", start=0, end=len(WIRE) - 1),
                        Passage(article="lensaselat", start=0, end=len(WIRE) - 1),
                    ),
                ),
                named=(Passage(**at("kabarwareng", "Berita Nusa")),),  # type: ignore[arg-type]
            ),
        ),
        claims=(DEAD, WHEN, WHERE, SEARCH, LEAK, LOAD, CHILD, PATROL, FIT),
        differences=(
            Difference(
                id="d1",
                about="number",
                reading="update",
                claims=("c1",),
                values=(
                    value("kabarwareng", "tiga", "3"),
                    value("lensaselat", "tiga", "3"),
                    value("pandanpos", "lima", "5", widest=True),
                    value("suaratimur", "lima", "5", newest=True),
                ),
            ),
            Difference(
                id="d2",
                about="time",
                reading="contradiction",
                claims=("c2",),
                values=(
                    value("kabarwareng", "05.10 WITA", "05:10+08:00"),
                    value("lensaselat", "05.10 WITA", "05:10+08:00"),
                    value("nusamerdeka", "05.30 WITA", "05:30+08:00"),
                ),
            ),
        ),
        entities=(
            StoryEntity(
                id="s1",
                kind="person",
                name="Lestari Wirana",
                aliases=("Lestari",),
                roles=("Kepala Kantor SAR Wareng",),
                mentions=tuple(StoryMention(**at(*each)) for each in mentions),  # type: ignore[arg-type]
            ),
            StoryEntity(
                id="s2",
                kind="person",
                name="Darsono Kelana",
                roles=("Bupati Wareng",),
                mentions=(StoryMention(**at("nusamerdeka", "Darsono Kelana")),),  # type: ignore[arg-type]
            ),
            StoryEntity(
                id="s3",
                kind="place",
                name="Selat Pandan",
                mentions=(StoryMention(**at("kabarwareng", "Selat Pandan")),),  # type: ignore[arg-type]
            ),
        ),
        dates=(
            StoryDate(**at("kabarwareng", "Selasa (4/3/2025)"), value="2025-03-04", precision="day", basis="written"),  # type: ignore[arg-type]
            StoryDate(**at("pandanpos", "Selasa pagi"), value="2025-03-04", precision="day", basis="story"),  # type: ignore[arg-type]
        ),
        timeline=(
            Moment(date="2025-03-04T05:10+08:00", claims=("c2", "c3")),
            Moment(date="2025-03-05", claims=("c1",)),
        ),
        places=(Place(entity="s3", name="Selat Pandan", latitude=-3.9, longitude=122.6),),
        lead=("c1", "c3", "c2", "c4", "c5"),
        cautions=(Caution(**at("suaratimur", "RB"), reason="minor"),),  # type: ignore[arg-type]
    )


def invented_brief() -> Brief:
    """The brief, sealed."""
    return sealed(unsealed())


def with_text(brief: Brief, article: str, text: str) -> Brief:
    """The brief with another text in one article, its hash left as it was."""
    changed = tuple(replace(each, text=text) if each.id == article else each for each in brief.articles)
    return replace(brief, articles=changed)
