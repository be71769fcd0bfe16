"""A story -> claims, their standing, and what disagrees."""

from selisik.weighing.meaning import MeaningModel
from selisik.weighing.story import weigh_story

__all__ = ["MeaningModel", "weigh_story"]
