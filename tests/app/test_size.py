"""Thirty articles and five hundred claims: the page stays small enough to be sent and opened at once."""

import random
import time

from selisik.briefing import check_brief, markdown, page
from selisik.briefing.seal import sealed
from selisik.data import Brief, BriefArticle, Claim, Evidence, Headline, StoryEntity, StoryMention, text_hash

ARTICLES, CLAIMS, SPEAKERS = 30, 500, 25
MOST_BYTES = 3_000_000
# Ten times what it takes on one idle core: the test looks for growth, not for speed.
MOST_SECONDS = 10.0
VOCABULARY = (
    "kapal karam selat sejak pagi petugas mencari korban belum ditemukan warga menunggu kabar pelabuhan lima tujuh "
    "orang selamat luka berat ringan bupati bantuan akan datang besok"
)


def large_brief() -> Brief:
    """A brief of invented sentences, each carried by one to eight articles, a few words changed here and there."""
    chance = random.Random(20250304)
    texts = [""] * ARTICLES
    words_of_news = VOCABULARY.split()
    claims = []
    for number in range(CLAIMS):
        sentence = [chance.choice(words_of_news) for _ in range(chance.randint(10, 24))]
        evidence = []
        for article in chance.sample(range(ARTICLES), chance.choice((1, 1, 1, 2, 2, 3, 5, 8))):
            words = " ".join(word if chance.random() > 0.05 else chance.choice(words_of_news) for word in sentence)
            start = len(texts[article])
            texts[article] += words + ".\n"
            wording = "own" if evidence else "first"
            end = start + len(words)
            evidence.append(Evidence(article=f"a{article:02}", start=start, end=end, wording=wording))  # type: ignore[arg-type]
        claims.append(_claim(number, tuple(evidence)))
    return _brief(texts, tuple(claims))


def _claim(number: int, evidence: tuple[Evidence, ...]) -> Claim:
    said = number % 3 == 0
    return Claim(
        id=f"c{number + 1}",
        kind="statement" if said else "fact",
        speaker=f"s{number % SPEAKERS}" if said else None,
        standing="corroborated" if len(evidence) > 1 else "one article",
        outlets=len(evidence),
        origins=len(evidence),
        evidence=evidence,
    )


def _brief(texts: list[str], claims: tuple[Claim, ...]) -> Brief:
    mentions = tuple(
        StoryMention(article=f"a{article:02}", start=10 * nth, end=10 * nth + 5)
        for article in range(ARTICLES)
        for nth in range(5)
    )
    story = Headline(
        title="Kapal karam",
        title_of=None,
        date="2025-01-02",
        articles=ARTICLES,
        outlets=ARTICLES,
        outlets_unknown=0,
        origins=ARTICLES,
    )
    articles = tuple(
        BriefArticle(
            id=f"a{number:02}",
            outlet=f"media{number}.example",
            url=f"https://media{number}.example/berita/1",
            title=f"Judul {number}",
            published=f"2025-01-02T{number % 24:02}:10+07:00",
            sha256=text_hash(text),
            text=text,
        )
        for number, text in enumerate(texts)
    )
    entities = tuple(
        StoryEntity(id=f"s{number}", kind="person", name=f"Nama {number}", mentions=mentions)
        for number in range(SPEAKERS)
    )
    lead = tuple(claim.id for claim in claims[:7])
    return sealed(Brief(made_by="test", story=story, articles=articles, claims=claims, entities=entities, lead=lead))


def test_a_large_brief_stays_under_three_megabytes_and_is_made_quickly() -> None:
    brief = large_brief()
    assert check_brief(brief) == ()
    before = time.process_time()
    html, written = page(brief), markdown(brief)
    assert time.process_time() - before < MOST_SECONDS
    assert len(html.encode()) < MOST_BYTES
    assert len(written.encode()) < MOST_BYTES
    assert html.count('<details class="line') == CLAIMS
