"""A story -> claims, their standing, and what disagrees."""

from selisik.weighing.story import weigh_story

__all__ = ["weigh_story"]
