"""Stories kept in an SQLite file: a day is added to what is there, finished stories are left alone.

Articles of open stories keep what they are grouped by: what is at hand of each in one table and the whole digest, which
is fetched where it is asked for, in another. Both are dropped when the story is finished. An article keeps its address
and, where that has had another text, the article before it.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from contextlib import contextmanager
from datetime import timedelta
from functools import cache
from itertools import chain
from pathlib import Path

import msgspec

from selisik.data import Story, StoryEvent
from selisik.data.instants import instant_of
from selisik.data.stories import PAST_CARRIERS, PAST_DAYS, PAST_FOUND, PAST_SHARED
from selisik.errors import UsageError

_ARTICLES = msgspec.json.Decoder(tuple[str, ...])
_ENCODER = msgspec.json.Encoder()
FORMAT = 10
# Another run that adds to the archive is waited for: it groups and writes a day in less, and one that hangs is said.
WAIT_SECONDS = 120.0
_TABLES = """
CREATE TABLE story (id TEXT PRIMARY KEY, title TEXT NOT NULL, first TEXT, last TEXT, articles TEXT NOT NULL,
                    finished INTEGER NOT NULL, follows TEXT);
CREATE INDEX story_open ON story (finished) WHERE finished = 0;
CREATE TABLE article (id TEXT PRIMARY KEY, sha256 TEXT NOT NULL, url TEXT, before TEXT);
CREATE TABLE open_article (id TEXT PRIMARY KEY, shelved BLOB NOT NULL);
CREATE TABLE open_digest (id TEXT PRIMARY KEY, digest BLOB NOT NULL);
CREATE TABLE open_words (counts BLOB NOT NULL);
CREATE TABLE outlet (name TEXT PRIMARY KEY, imprint BLOB NOT NULL);
CREATE INDEX article_address ON article (url) WHERE url IS NOT NULL;
CREATE TABLE past (number INTEGER PRIMARY KEY, story TEXT NOT NULL, last TEXT NOT NULL, digest BLOB NOT NULL);
CREATE TABLE past_word (word TEXT, number INTEGER, PRIMARY KEY (word, number)) WITHOUT ROWID;
CREATE TABLE event (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, story TEXT NOT NULL, other TEXT NOT NULL,
                    articles TEXT NOT NULL);
"""


def open_archive(path: Path) -> sqlite3.Connection:
    """The archive at `path`, made when there is none; one that is there is not changed.

    Raises UsageError when the file is something else or of another format, and when it cannot be used.
    """
    with _naming(path):
        connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
        try:
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    if _is_blank(connection):
        # Looked at again behind the lock: another run may have made the archive meanwhile.
        connection.execute("BEGIN IMMEDIATE")
        if _is_blank(connection):
            for statement in _TABLES.split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {FORMAT}")
        connection.execute("COMMIT")
    if _version(connection) != FORMAT:
        raise UsageError(f"{path} is not an archive of format {FORMAT}; add its articles to a new file")


def _is_blank(connection: sqlite3.Connection) -> bool:
    """Whether there is nothing yet. What somebody else has written is looked at, never changed."""
    return _version(connection) == 0 and not connection.execute("SELECT 1 FROM sqlite_master").fetchone()


def _version(connection: sqlite3.Connection) -> int:
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


@contextmanager
def changed_archive(path: Path) -> Iterator[sqlite3.Connection]:
    """The archive at `path` for this run alone: what was read stays true until the block ends and all of it is kept.

    Nothing is kept where the block fails. Raises UsageError as `open_archive`, and when another run does not end.
    """
    archive = open_archive(path)
    try:
        with _naming(path):
            archive.execute("PRAGMA journal_mode = WAL")
            archive.execute("BEGIN IMMEDIATE")
            yield archive
            archive.execute("COMMIT")
    finally:
        archive.close()


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise UsageError(f"{path}: {_CURES.get(_primary(error), f'cannot be used as an archive: {error}')}") from error


def _primary(error: sqlite3.Error) -> int:
    """SQLite's primary result code: extended codes say more in higher bits (https://sqlite.org/rescode.html)."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF


_NO_ROOM = "cannot be written: the disk is full or broken; what was there is kept, make room and start again"
_NO_RIGHTS = "cannot be written; check its rights and its folder's"
_CURES = {
    sqlite3.SQLITE_BUSY: "is in use by another run; start again when that has ended",
    sqlite3.SQLITE_LOCKED: "is in use by another run; start again when that has ended",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; name a file in a folder that is there and that you may write to",
    sqlite3.SQLITE_FULL: _NO_ROOM,
    sqlite3.SQLITE_IOERR: _NO_ROOM,
    sqlite3.SQLITE_READONLY: _NO_RIGHTS,
    sqlite3.SQLITE_PERM: _NO_RIGHTS,
    sqlite3.SQLITE_NOTADB: "is not an archive; name another file",
    sqlite3.SQLITE_CORRUPT: "is damaged; take a copy from before, or add its articles to a new file",
}


def known_articles(archive: sqlite3.Connection, ids: Sequence[str]) -> dict[str, str]:
    """The text hashes of those of the articles that the archive holds, by id."""
    known = {}
    for name in ids:
        row = archive.execute("SELECT sha256 FROM article WHERE id = ?", (name,)).fetchone()
        if row:
            known[name] = row[0]
    return known


def latest_at(archive: sqlite3.Connection, url: str) -> tuple[str, str] | None:
    """The id and the text hash of the article that came last from an address, None where none did."""
    found: tuple[str, str] | None = archive.execute(
        "SELECT id, sha256 FROM article WHERE url = ? ORDER BY rowid DESC LIMIT 1", (url,)
    ).fetchone()
    return found


def known_versions(archive: sqlite3.Connection) -> list[tuple[str, str]]:
    """Articles that are a later text of an address, each with the article before it, in the order they came."""
    return list(archive.execute("SELECT id, before FROM article WHERE before IS NOT NULL ORDER BY rowid"))


def open_articles(archive: sqlite3.Connection) -> dict[str, bytes]:
    """What is at hand of the articles in open stories, packed, by id."""
    return dict(archive.execute("SELECT id, shelved FROM open_article ORDER BY id"))


def open_digest(archive: sqlite3.Connection, name: str) -> bytes:
    """The packed digest of an article in an open story."""
    packed: bytes = archive.execute("SELECT digest FROM open_digest WHERE id = ?", (name,)).fetchone()[0]
    return packed


def open_words(archive: sqlite3.Connection) -> bytes | None:
    """The packed counts of the words of the articles in open stories, None where there never was one."""
    found = archive.execute("SELECT counts FROM open_words").fetchone()
    return found[0] if found else None


def known_imprints(archive: sqlite3.Connection) -> dict[str, bytes]:
    """What is known of each outlet's imprint, packed, by the outlet's name."""
    return dict(archive.execute("SELECT name, imprint FROM outlet ORDER BY name"))


def open_stories(archive: sqlite3.Connection) -> list[Story]:
    """The stories that still take articles, by id."""
    return _stories(archive, "WHERE finished = 0")


def all_stories(archive: sqlite3.Connection) -> list[Story]:
    """Every story, by id."""
    return _stories(archive, "")


def _stories(archive: sqlite3.Connection, where: str) -> list[Story]:
    rows = archive.execute(f"SELECT id, title, first, last, articles, follows FROM story {where} ORDER BY id")
    return [
        Story(id=name, title=title, first=first, last=last, articles=_ARTICLES.decode(articles), follows=follows)
        for name, title, first, last, articles, follows in rows
    ]


def story_events(archive: sqlite3.Connection) -> list[StoryEvent]:
    """The merges and splits, in the order they happened."""
    rows = archive.execute("SELECT kind, story, other, articles FROM event ORDER BY number")
    return [
        StoryEvent(kind=kind, story=story, other=other, articles=_ARTICLES.decode(articles))
        for kind, story, other, articles in rows
    ]


def keep_articles(
    archive: sqlite3.Connection,
    articles: Sequence[tuple[str, str, str | None, str | None]],
    shelved: Sequence[tuple[str, bytes]],
    digests: Sequence[tuple[str, bytes]],
    over: Sequence[str],
) -> None:
    """Write new articles (id, hash, address, the article before there) and what changed of open ones, by id.

    What is kept of the articles that are `over` is dropped.
    """
    archive.executemany("INSERT INTO article VALUES (?, ?, ?, ?)", articles)
    archive.executemany("INSERT OR REPLACE INTO open_article VALUES (?, ?)", shelved)
    archive.executemany("INSERT OR REPLACE INTO open_digest VALUES (?, ?)", digests)
    for table in ("open_article", "open_digest"):
        archive.executemany(f"DELETE FROM {table} WHERE id = ?", [(name,) for name in over])


def keep_words(archive: sqlite3.Connection, counts: bytes, imprints: Sequence[tuple[str, bytes]]) -> None:
    """Write the counts of the words of open articles, and the imprints that changed, by outlet."""
    archive.execute("DELETE FROM open_words")
    archive.execute("INSERT INTO open_words VALUES (?)", (counts,))
    archive.executemany("INSERT OR REPLACE INTO outlet VALUES (?, ?)", imprints)


def keep_stories(
    archive: sqlite3.Connection,
    changed: Sequence[Story],
    gone: Sequence[str],
    finished: Set[str],
    events: Sequence[StoryEvent],
) -> None:
    """Write stories that are new or changed or finished; drop those of ids that are no more."""
    archive.executemany("DELETE FROM story WHERE id = ?", [(name,) for name in gone])
    archive.executemany(
        "INSERT OR REPLACE INTO story VALUES (?, ?, ?, ?, ?, ?, ?)",
        [_story_row(each, each.id in finished) for each in changed],
    )
    archive.executemany(
        "INSERT INTO event (kind, story, other, articles) VALUES (?, ?, ?, ?)",
        [(each.kind, each.story, each.other, _ENCODER.encode(each.articles).decode()) for each in events],
    )


def keep_past(archive: sqlite3.Connection, finished: Sequence[tuple[str, str, bytes, Sequence[str]]]) -> None:
    """Remember finished stories: of each the id, the last time, an article's packed digest and the words to find it by.

    What is older than `PAST_DAYS` before the newest of them is forgotten.
    """
    for story, last, digest, words in finished:
        number = archive.execute(
            "INSERT INTO past (story, last, digest) VALUES (?, ?, ?)", (story, last, digest)
        ).lastrowid
        archive.executemany("INSERT OR IGNORE INTO past_word VALUES (?, ?)", [(word, number) for word in words])
    if finished:
        old = [(number,) for number in _older(archive.execute("SELECT number, last FROM past"))]
        archive.executemany("DELETE FROM past WHERE number = ?", old)
        archive.execute("DELETE FROM past_word WHERE number NOT IN (SELECT number FROM past)")


def _older(told: Iterable[tuple[int, str]]) -> list[int]:
    """The numbers of what was last told too long before the newest, by the instants; what tells no time is old too."""
    moments = [(number, instant_of(last)) for number, last in told]
    newest = max((moment for _, moment in moments if moment), default=None)
    since = newest - timedelta(days=PAST_DAYS) if newest else None
    return [number for number, moment in moments if moment is None or (since is not None and moment < since)]


def find_remembered(archive: sqlite3.Connection, asked: Iterable[Sequence[str]]) -> Iterator[list[tuple[str, bytes]]]:
    """For each that is asked by its words, the finished stories that share most of them, `PAST_FOUND` at most.

    Each comes with its article's packed digest. A word of several is looked up once.
    """

    @cache
    def carriers(word: str) -> list[int]:
        found = archive.execute(_CARRIERS, (word, PAST_CARRIERS)).fetchall()
        return [number for (number,) in found]

    @cache
    def remembered(number: int) -> tuple[str, bytes]:
        found: tuple[str, bytes] = archive.execute(
            "SELECT story, digest FROM past WHERE number = ?", (number,)
        ).fetchone()
        return found

    for words in asked:
        shared = Counter(chain.from_iterable(map(carriers, words)))
        near = sorted((-count, -number) for number, count in shared.items() if count >= PAST_SHARED)[:PAST_FOUND]
        yield [remembered(-number) for _, number in near]


_CARRIERS = "SELECT number FROM past_word WHERE word = ? ORDER BY number DESC LIMIT ?"


def _story_row(story: Story, finished: bool) -> tuple[str | bool | None, ...]:
    articles = _ENCODER.encode(story.articles).decode()
    return story.id, story.title, story.first, story.last, articles, finished, story.follows
