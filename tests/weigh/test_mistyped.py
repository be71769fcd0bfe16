"""A mistyped day is a difference, and no dispute of what is told with the right one."""

from selisik import brief
from selisik.data import Article, text_hash

TEXTS = (
    "Bus pelajar masuk jurang di Lengkong, Senin (9/6/2026). Polisi menutup jalan itu.",
    "Bus pelajar masuk jurang di Lengkong, Senin (9/6/2025). Pasar Serunai buka kembali pada Senin (9/6/2025) siang.",
)


def test_only_claims_with_the_mistyped_day_are_disputed() -> None:
    made = brief(
        Article(id=f"a{at}", text=text, sha256=text_hash(text), outlet=f"{at}.example", published="2025-06-09")
        for at, text in enumerate(TEXTS)
    )
    (difference,) = made.differences
    assert {value.value for value in difference.values} == {"9/6/2026", "9/6/2025"}
    disputed = {claim.id for claim in made.claims if claim.standing == "disputed"}
    assert disputed == set(difference.claims)
    by_article = {each.id: each.text for each in made.articles}
    words = [
        by_article[each.article][each.start : each.end]
        for claim in made.claims
        for each in claim.evidence
        if claim.id in disputed
    ]
    assert words and not any("Pasar" in each for each in words)
