"""Every text on the page has the contrast that WCAG 2.2 AA asks of it, in light and in dark."""

import re

import pytest

from selisik.briefing.page import static

# Level AA, success criterion 1.4.3, for text of ordinary size.
LEAST_CONTRAST = 4.5
SCHEMES = [
    dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block)) for block in static("page.css").split(":root {")[1:3]
]


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("words", ["ink", "grey", "accent"])
@pytest.mark.parametrize("ground", ["paper", "sheet", "wash"])
def test_words_stand_out_from_their_ground(scheme: dict[str, str], words: str, ground: str) -> None:
    assert contrast(scheme[words], scheme[ground]) >= LEAST_CONTRAST


@pytest.mark.parametrize("scheme", SCHEMES)
def test_marked_words_stand_out_from_the_marker(scheme: dict[str, str]) -> None:
    assert contrast(scheme["marker-ink"], scheme["marker"]) >= LEAST_CONTRAST
