"""Entities across a story, and where its places lie, on invented people."""

from selisik.annotating import annotate_article
from selisik.data import Article, Entity, Mention, StoryEntity, StoryMention, text_hash
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


def test_the_order_of_arrival_does_not_matter() -> None:
    a = article("a", ("person", "Sari Wulandari", ()), ("person", "Sari", ()))
    b = article("b", ("person", "Sari Kusumawati", ()), ("place", "Bantul", ()))
    assert merge_entities([a, b]) == merge_entities([b, a])


def place(id: str, name: str, *aliases: str) -> StoryEntity:
    return StoryEntity(id=id, kind="place", name=name, aliases=aliases, mentions=(StoryMention(0, 1, article="a"),))


def test_places_are_located_where_the_tables_leave_no_doubt() -> None:
    a = article("a", ("place", "Bantul", ()))
    found = locate_places([place("s1", "Korut"), place("s2", "Kota Surabaya"), place("s3", "Antahberantah")], [a])
    assert [(each.entity, round(each.latitude), round(each.longitude)) for each in found] == [
        ("s1", 40, 127),
        ("s2", -7, 113),
    ]


def test_an_ambiguous_place_stays_open_until_the_story_names_the_country() -> None:
    a = article("a", ("place", "Hyderabad", ()))
    assert locate_places([place("s1", "Hyderabad")], [a]) == ()
    assert len(locate_places([place("s1", "Hyderabad"), place("s2", "Pakistan")], [a])) == 2
