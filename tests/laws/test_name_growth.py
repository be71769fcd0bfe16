"""One name as long as an article costs time in proportion to its words."""

from growth import growth_fault
from selisik.annotating.body_names import without_bodies
from selisik.annotating.name_mentions import NameMention
from selisik.lang import pack

# Four times the words in at most seven times the time: square growth would take sixteen.
SMALL, LARGE, MOST, BLUR = 4_000, 16_000, 7.0, 0.02


def bodies_in_one_name(size: int) -> int:
    """How many names are left of one body of `size` words, another known beside it."""
    known, glued = "Forum Guru", " ".join(["Forum GuruJakarta"] * (size // 2))
    text = f"{known}. {glued}"
    whole = NameMention(0, len(known), kind="organisation")
    return len(without_bodies([whole, NameMention(len(known) + 2, len(text), kind="organisation")], text, pack("id")))


def test_a_body_as_long_as_the_article_costs_time_in_proportion() -> None:
    assert bodies_in_one_name(SMALL) == 2
    assert not growth_fault(bodies_in_one_name, SMALL, LARGE, MOST, BLUR)
