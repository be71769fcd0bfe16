"""Many articles -> what they share: passages, origins, stories."""

from selisik.compare.digests import Digest, digest_article
from selisik.compare.growing import Grown, grow_stories
from selisik.compare.origins import find_origins
from selisik.compare.passages import find_reuse
from selisik.compare.stories import explain_stories, group_stories
from selisik.compare.versions import find_versions

__all__ = [
    "Digest",
    "Grown",
    "digest_article",
    "explain_stories",
    "find_origins",
    "find_reuse",
    "find_versions",
    "group_stories",
    "grow_stories",
]
