"""What stands before the name or the noun phrase of a speaker and is passed over: conjunctions, ranks."""

from selisik.annotating.phrases import Phrases


def past_conjunction(phrases: Phrases, begin: int, end: int) -> int:
    """Where the subject of a clause begins that a conjunction joins to another: "shares rose after X said"."""
    for at in range(end - 2, begin, -1):
        if phrases.speech.has("conjunctions", phrases.form(at)):
            return (
                at + 1 if phrases.capital(at + 1) or phrases.office(at + 1) or _is_pronoun(phrases, at + 1) else begin
            )
    return begin


def _is_pronoun(phrases: Phrases, at: int) -> bool:
    return phrases.speech.has("pronouns", phrases.form(at))


def past_ranks(phrases: Phrases, at: int) -> int:
    """The word after the ranks and forms of address, with their points and initials, that begin at word `at`."""
    while phrases.speech.has("ranks", phrases.form(at)) or phrases.form(at) == "." or phrases.form(at + 1) == ".":
        at += 1
    return at
