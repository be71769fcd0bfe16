"""Which of an article's dates put a claim on the time line, and which tell something else."""

import pytest

from selisik.annotating import annotate_article
from selisik.comparing import find_origins, find_reuse
from selisik.data import Article, Moment, text_hash
from selisik.weighing import weigh_story


def timeline(*texts: str, published: str = "2024-06-04T09:00+07:00") -> tuple[Moment, ...]:
    """The time line of articles with these texts."""
    read = [
        annotate_article(
            Article(
                id=f"a{at}", text=text, sha256=text_hash(text), published=published, language="id", outlet=f"{at}.id"
            )
        )
        for at, text in enumerate(texts)
    ]
    return weigh_story(read, find_origins(read, find_reuse(read))).timeline


def days(*texts: str) -> list[str]:
    return [each.date for each in timeline(*texts)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jembatan Sendang roboh Senin (3/6/2024).", ["2024-06-03"]),
        ("Jembatan Sendang dibangun pada tahun 1998.", ["1998"]),
        ("Bupati periode 2019-2024 itu meninjau Jembatan Sendang.", []),
        ("Warga menolak Peraturan Daerah tahun 2009 tentang jembatan.", []),
        ("Penjaga jembatan itu lahir di Sorenda, Serunai Barat, 3 Mei 1971.", []),
        ("Jembatan Sendang roboh, dikutip dari Kabarwareng, Selasa (4/6/2024).", []),
        ("Jembatan Sendang roboh Sabtu (3/6/2024).", []),
        ("Jembatan Sendang dibuka lagi sekitar 10 hari yang lalu.", []),
        ("Jembatan Sendang roboh Sabtu (3/6), sekitar pukul 05.10 WIB.", []),
        ("Ia memberi keterangan kepada Kabarwareng.com, Selasa (4/6/2024).", []),
        ('"Kami kenal, bukan baru kemarin warga melapor," kata Camat Serunai Budi Rahmat.', []),
        ("Warga Serunai melaporkan jembatan itu kemarin.", ["2024-06-03"]),
        ("Apakah jembatan itu roboh Senin (3/6/2024)?", []),
        ("Jembatan dibuka Selasa (4/6/2024) bagi mobil yang tertahan dari Senin (3/6/2024).", ["2024-06-04"]),
    ],
)
def test_only_the_time_of_what_happened_is_a_moment(text: str, found: list[str]) -> None:
    assert days(text) == found


def test_a_day_that_one_other_passage_holds_is_not_the_claim_s() -> None:
    plain = "Truk pengangkut semen itu menabrak tiga rumah warga di Dusun Kaligede, Sorenda."
    dated = plain.replace("itu menabrak", "itu Senin (3/6/2024) menabrak")
    moments = timeline(plain, dated, plain.replace("Truk", "Sebuah truk"))
    assert all(len(each.claims) == 0 for each in moments)


def test_an_hour_whose_day_stands_in_another_sentence_is_marked() -> None:
    (day, hour) = timeline("Jembatan Sendang roboh Senin (3/6/2024). Warga mendengar ledakan pukul 05.10 WIB.")
    assert (day.date, day.carried) == ("2024-06-03", ())
    assert (hour.date, hour.carried) == ("2024-06-03T05:10+07:00", hour.claims)


def test_one_hour_with_and_without_its_zone_is_one_moment() -> None:
    one = "Jembatan Sendang roboh Senin (3/6/2024) pukul 05.10 WIB."
    two = "Menara air di Serunai ambruk Senin (3/6/2024) pukul 05.10."
    assert days(one, two) == ["2024-06-03T05:10+07:00"]
