"""What stands on the first screen, and what gives way there."""

from selisik.annotating import annotate_article
from selisik.data import Article, text_hash
from selisik.weighing import weigh_story


def lead(text: str) -> list[str]:
    """The lines of the first screen of one report, in order."""
    article = Article(id="a", text=text, sha256=text_hash(text), title="Pedagang dan Gudang Bulog", language="id")
    found = weigh_story([annotate_article(article)], [])
    named = {claim.id: claim for claim in found.claims}
    return [named[each].evidence[0].cut(text) for each in found.lead]


def test_what_announces_a_list_or_is_asked_comes_last() -> None:
    text = (
        "Berikut daftar harga beras di Lengkong hari ini. Apakah harga beras di Lengkong akan turun? "
        "Pedagang menjual beras Kencana seharga Rp 15.000. Gudang bulog menyimpan 400 ton gabah."
    )
    found = lead(text)
    assert {line.split()[0] for line in found[:2]} == {"Pedagang", "Gudang"}
