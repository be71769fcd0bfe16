"""Many articles -> what they share: passages, origins, stories."""

from selisik.comparing.digests import Digest, digest_article, pack_digest, unpack_digest
from selisik.comparing.growing import Grown, grow_stories, mark_seen
from selisik.comparing.naming import named_sources
from selisik.comparing.origins import find_origins
from selisik.comparing.passages import find_reuse
from selisik.comparing.stories import explain_digests, explain_open, explain_stories, group_digests, group_stories
from selisik.comparing.versions import find_versions

__all__ = [
    "Digest",
    "Grown",
    "digest_article",
    "explain_digests",
    "explain_open",
    "explain_stories",
    "find_origins",
    "find_reuse",
    "find_versions",
    "group_digests",
    "group_stories",
    "grow_stories",
    "mark_seen",
    "named_sources",
    "pack_digest",
    "unpack_digest",
]
