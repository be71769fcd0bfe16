"""How much is taken in at once; whatever is larger is refused by name, never cut short.

The longest report of a daily has some 100 kB; the limits leave room for books pasted whole and stop what is no article.
"""

# Bytes of one article, as a file or as a table's field.
ARTICLE_BYTES = 8_000_000
# Bytes of one line of a JSON table: a field may be written in six-byte escapes.
LINE_BYTES = 6 * ARTICLE_BYTES
# Members of a zip archive, archives inside it included.
ARCHIVE_MEMBERS = 200_000
# Bytes that one archive may unpack to, archives inside it included.
ARCHIVE_BYTES = 4_000_000_000
# Unpacked over packed size of one member beyond its first megabyte; text packs to about a quarter, rarely to a 50th.
ARCHIVE_RATIO = 200
ARCHIVE_RATIO_FREE_BYTES = 1_000_000
# Archives inside archives.
ARCHIVE_DEPTH = 3
