"""An outlet's imprint, which no region knows, joins no strangers; its paragraph of background parts no story."""

from itertools import permutations

import pytest

from selisik.annotating import outline_article
from selisik.comparing import Digest, digest_article, group_digests
from selisik.comparing import shelf as shelves
from selisik.comparing.imprints import LEAST_ARTICLES, learn_imprint, without_imprints
from selisik.comparing.shelf import empty_shelf, pack_imprint, put, unpack_imprint
from selisik.comparing.terms import MOST_DIFFERENT, body_places, counted_vocabulary, learn_vocabulary
from selisik.data import Article, text_hash

IMPRINT = (
    "Walet Kabar adalah penerbitan harian milik Yayasan Lentera Tirtasari yang terbit sejak tahun 1987 di Kota Lamur "
    "dengan redaktur Raka Wijanarko, Dedeh Rahmana, Suci Lestari dan Wisnu Pradana, beralamat di Jalan Cendana Lamur."
)
BACKGROUND = (
    "Sebelumnya dua belas gerbong kereta barang keluar dari rel di lereng Bukit Kalimerang ketika hujan turun lebat."
)
WHAT = ("Jembatan bambu", "Gudang kopi", "Sumur warga", "Pasar malam", "Kapal pukat", "Ladang jagung")
DONE = ("dibuka kembali", "dipagari", "diperiksa petugas", "dijual murah")
VILLAGES = [
    f"{first}{last}"
    for first in ("Batu", "Kali", "Sekar", "Tirta", "Wana")
    for last in ("luhur", "jati", "nangka", "seru", "padu", "elok", "mekar", "rimba")
]
TRAIN = (
    "Gerbong kereta barang di Kalimerang diangkat dengan derek",
    "Masinis kereta Kalimerang diperiksa {n} jam",
    "Rel di lereng Bukit Kalimerang diganti {n} batang",
    "Penumpang kereta menunggu {n} jam di Kalimerang",
)


def digest(number: int, text: str, outlet: str | None = "walet.example") -> Digest:
    made = Article(
        id=f"n{number:03d}",
        text=text,
        sha256=text_hash(text),
        outlet=outlet,
        language="id",
        published="2031-03-03T08:00+07:00",
    )
    return digest_article(outline_article(made))


def strangers(imprint: str, outlet: str | None = "walet.example") -> list[Digest]:
    told = (
        f"{WHAT[at % 6]} di {village} {DONE[at % 4]}, kata Lurah {village}{at}. Warga Kali{at} dan Bukit{at} menunggu "
        f"{at + 30} hari. Hadir pula Camat Tirta{at}, Bidan Wana{at}, Mandor Seru{at} serta Pandu{at}."
        for at, village in enumerate(VILLAGES)
    )
    return [digest(at, f"{text} {imprint}", outlet) for at, text in enumerate(told)]


def test_a_long_imprint_joins_no_strangers() -> None:
    assert len(group_digests(strangers(IMPRINT))) == len(VILLAGES)
    assert len(group_digests(strangers(IMPRINT, None))) < len(VILLAGES)


def test_an_imprint_is_left_out_word_for_word_and_the_rest_is_as_if_it_had_never_been_there() -> None:
    plain = [each.terms for each in without_imprints(strangers(IMPRINT))]
    assert plain == [each.terms for each in strangers("")]


def test_few_articles_have_no_imprint() -> None:
    assert not learn_imprint(strangers(IMPRINT)[: LEAST_ARTICLES - 1])


def test_what_all_reports_of_one_event_repeat_is_no_imprint() -> None:
    told = [f"{TRAIN[at % 4].format(n=at + 5)}. {BACKGROUND}" for at in range(24)]
    event = [digest(100 + at, text) for at, text in enumerate(told)]
    assert not learn_imprint(event)
    assert len(group_digests(event)) == 1


def test_a_big_event_among_an_outlets_articles_stays_whole_where_its_imprint_goes() -> None:
    told = [f"{TRAIN[at % 4].format(n=at + 5)}. {BACKGROUND} {IMPRINT}" for at in range(20)]
    event = [digest(100 + at, text) for at, text in enumerate(told)]
    sizes = sorted(len(story.articles) for story in group_digests([*strangers(IMPRINT), *event]))
    assert sizes == [1] * len(VILLAGES) + [20]


def test_the_order_of_articles_does_not_matter() -> None:
    digests = strangers(IMPRINT)
    chunks = digests[:13], digests[13:26], digests[26:]
    learned = {learn_imprint([each for chunk in order for each in chunk]) for order in permutations(chunks)}
    assert len(learned) == 1 and learned != {frozenset()}


@pytest.mark.parametrize("times", [1, 2])
def test_a_book_keeps_its_words_and_has_no_runs(times: int) -> None:
    words = " ".join(f"kata{number}" for number in range(MOST_DIFFERENT + times))
    terms = digest(1, words).terms
    assert len(terms.words) == MOST_DIFFERENT + times
    assert len(body_places(terms)) == (MOST_DIFFERENT + 1 if times == 1 else 0)


def test_an_imprint_once_learned_is_left_out_of_what_was_kept_and_of_what_comes() -> None:
    digests = strangers(IMPRINT)
    few = put(empty_shelf(), digests[: LEAST_ARTICLES - 1])
    assert few.fetch("n000") == digests[0]
    more = put(few, digests[LEAST_ARTICLES - 1 : LEAST_ARTICLES + 4])
    after = put(more, digests[-1:])
    plain = {each.id: each for each in strangers("")}
    assert all(after.fetch(name).terms == plain[name].terms for name in after.articles)
    assert after.counts.articles == LEAST_ARTICLES + 5
    assert counted_vocabulary(after.counts) == learn_vocabulary(plain[name].terms for name in after.articles)
    assert unpack_imprint(pack_imprint(after.imprints["walet.example"])) == after.imprints["walet.example"]


def test_an_imprint_is_not_learned_anew_with_every_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "LEARNED_AGAIN", 2)
    shelf = put(empty_shelf(), strangers(IMPRINT)[:LEAST_ARTICLES])
    learned = [put(shelf, strangers(IMPRINT)[LEAST_ARTICLES:end]).imprints["walet.example"].learned for end in (39, 40)]
    assert learned == [LEAST_ARTICLES, 2 * LEAST_ARTICLES]
