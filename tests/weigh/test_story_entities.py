"""Entities across a story, and where its places lie, on invented people."""

from selisik.annotating import annotate_article
from selisik.data import Article, Entity, Mention, StoryEntity, StoryMention, text_hash
from selisik.lang import pack
from selisik.weighing.callings import best_first
from selisik.weighing.entities import merge_entities, one_letter_apart
from selisik.weighing.places import locate_places


def article(id: str, *names: tuple[str, str, tuple[str, ...]]):
    """An annotated article that holds these entities: kind, name, aliases."""
    text = ". ".join(name for _, name, _ in names) + "."
    read = annotate_article(Article(id=id, text=text, sha256=text_hash(text), language="id"))
    entities, at = [], 0
    for number, (kind, name, aliases) in enumerate(names, 1):
        mention = Mention(at, at + len(name), form="name")
        entities.append(Entity(id=f"e{number}", kind=kind, name=name, aliases=aliases, mentions=(mention,)))
        at += len(name) + 2
    return type(read)(
        article=read.article, regions=(), sentences=(), entities=tuple(entities), statements=(), dates=(), quantities=()
    )


def merged(*articles) -> list[set[str]]:
    return sorted(({each.name, *each.aliases} for each in merge_entities(articles)), key=sorted)


def test_spellings_and_known_aliases_are_one() -> None:
    a = article("a", ("person", "Kim Jong-un", ("Kim",)), ("place", "Korea Utara", ()))
    b = article("b", ("person", "Kim Jong Un", ()), ("place", "Korut", ()))
    assert merged(a, b) == [{"Kim", "Kim Jong Un", "Kim Jong-un"}, {"Korea Utara", "Korut"}]


def test_brothers_with_one_surname_stay_apart() -> None:
    a = article("a", ("person", "Rangga Setia Wiratmo", ()), ("person", "Rangga Kusuma Wiratmo", ()))
    b = article("b", ("person", "Wiratmo", ()), ("person", "Rangga Setia", ()))
    assert merged(a, b) == [
        {"Rangga Kusuma Wiratmo"},
        {"Rangga Setia", "Rangga Setia Wiratmo"},
        {"Wiratmo"},
    ]


def test_a_country_s_name_is_nobody_s_short_name() -> None:
    a = article("a", ("person", "Israel Katwijk", ()), ("person", "Budi Rahmat", ()))
    b = article("b", ("person", "Israel", ()), ("person", "Budi", ()))
    assert merged(a, b) == [{"Budi", "Budi Rahmat"}, {"Israel"}, {"Israel Katwijk"}]


def test_a_letter_apart_is_one_person_only_where_no_article_has_both() -> None:
    a, b = article("a", ("person", "Budi Prapto", ())), article("b", ("person", "Budi Prapro", ()))
    both = article("c", ("person", "Budi Prapto", ()), ("person", "Budi Prapro", ()))
    assert len(merged(a, b)) == 1
    assert len(merged(both)) == 2
    assert not one_letter_apart("prapto", "suprapto")


def test_names_that_sound_the_same_in_every_word_are_one_person() -> None:
    a = article("a", ("person", "Andhika Darma Sena", ()))
    b = article("b", ("person", "Andika Dharma Sena", ()))
    both = article("c", ("person", "Andika Dharma Sena", ()), ("person", "Andhika Darma Sena", ()))
    two = article("d", ("person", "Rudi Darma", ()), ("person", "Rudy Dharma", ()))
    assert len(merged(a, b)) == len(merged(both)) == 1
    assert len(merged(two)) == 2


def test_offices_come_before_ranks_and_lose_the_rank_at_their_end() -> None:
    text = "Kapolres Serunai AKBP Budi Rahmat mengatakan dua orang ditahan. Kata AKBP Budi Rahmat, mereka diperiksa."
    told = annotate_article(Article(id="a", text=text, sha256=text_hash(text), language="id"))
    (person,) = (each for each in merge_entities([told]) if each.kind == "person")
    assert person.roles == ("Kapolres Serunai", "AKBP")
    assert best_first(("Ajun Komisaris Besar Polisi (AKBP)",), pack("id")) == ("Ajun Komisaris Besar Polisi (AKBP)",)
    assert best_first(("Direktur Utama", "Sekretaris Jenderal"), pack("id")) == (
        "Direktur Utama",
        "Sekretaris Jenderal",
    )


def test_the_order_of_arrival_does_not_matter() -> None:
    a = article("a", ("person", "Sari Wulandari", ()), ("person", "Sari", ()))
    b = article("b", ("person", "Sari Kusumawati", ()), ("place", "Bantul", ()))
    assert merge_entities([a, b]) == merge_entities([b, a])


def located(*texts: str, names: tuple[str, ...]) -> list[tuple[str, int, int]]:
    """The places of these names in the texts, each with its rounded coordinates."""
    read = [
        annotate_article(Article(id=f"a{at}", text=text, sha256=text_hash(text), language="id"))
        for at, text in enumerate(texts)
    ]
    entities = [
        StoryEntity(
            id=name,
            kind="place",
            name=name,
            mentions=tuple(
                StoryMention(text.find(name), text.find(name) + len(name), article=f"a{at}")
                for at, text in enumerate(texts)
                if name in text
            ),
        )
        for name in names
    ]
    return [(each.name, round(each.latitude), round(each.longitude)) for each in locate_places(entities, read)]


def test_places_are_located_where_the_tables_leave_no_doubt() -> None:
    text = "Ia terbang dari Korut ke Kota Surabaya lewat Antahberantah."
    found = located(text, names=("Korut", "Kota Surabaya", "Antahberantah"))
    assert found == [("Korut", 40, 127), ("Kota Surabaya", -7, 113)]


def test_an_ambiguous_place_stays_open_until_the_story_names_the_country() -> None:
    text = "Banjir melanda Hyderabad di Pakistan."
    assert located(text, names=("Hyderabad",)) == []
    assert len(located(text, names=("Hyderabad", "Pakistan"))) == 2


def test_a_country_or_a_province_is_on_the_map_only_where_something_is_placed_in_it() -> None:
    text = "Duta Besar Jepang meninjau gempa di Cile. Presiden RI berduka."
    assert [name for name, *_ in located(text, names=("Jepang", "Cile", "RI"))] == ["Cile"]
    others = ("Gempa mengguncang warga di Cile.", "Rumah rusak di Cile, seperti dahulu di Jepang.")
    assert [name for name, *_ in located(*others, text, names=("Jepang", "Cile"))] == ["Cile"]


def test_a_country_s_own_is_not_on_its_map() -> None:
    assert located("Gempa mengguncang warga di Indonesia.", names=("Indonesia",)) == []


def test_the_place_of_a_dateline_is_not_on_the_map() -> None:
    body = "warga Bogor mengungsi."
    for head in ("MEDAN - ", "Kabarwareng.com, MEDAN – ", "MEDAN, KABARWARENG.com|-"):
        assert [name for name, *_ in located(head + "Banjir melanda, " + body, names=("MEDAN", "Bogor"))] == ["Bogor"]
    assert [name for name, *_ in located("Banjir melanda Medan, " + body, names=("Medan",))] == ["Medan"]
