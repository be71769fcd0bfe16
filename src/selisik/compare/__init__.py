"""Many articles -> what they share: passages, origins, stories."""

from selisik.compare.origins import find_origins
from selisik.compare.passages import find_reuse
from selisik.compare.stories import explain_stories, group_stories

__all__ = ["explain_stories", "find_origins", "find_reuse", "group_stories"]
