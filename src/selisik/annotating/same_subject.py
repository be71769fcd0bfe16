"""What one subject says and does: two verbs of saying joined by "and", or a saying and a deed ("owned it and left")."""

from selisik.annotating.clauses import SHORTEST_CLAUSE, Report, clause_end, clause_start
from selisik.annotating.complements import fits
from selisik.annotating.lexicon import Cue, Takes
from selisik.annotating.naming import RULE as NAMING
from selisik.annotating.phrases import Phrases


def two_sayings(phrases: Phrases, found: Report) -> tuple[Report, Report | None]:
    """The report up to a second verb of saying that shares its subject, and what that one reports."""
    if found.cue >= found.begin:
        return found, None
    if _is_thing(phrases, found):
        return _besides(phrases, found)
    shortest = SHORTEST_CLAUSE - phrases.speech.has("owning", phrases.form(found.cue))
    for at in range(found.begin + shortest, found.end - SHORTEST_CLAUSE):
        if not phrases.speech.has("joining", phrases.form(at)):
            continue
        verb = _past_adverbs(phrases, at + 1, found.end)
        cue = phrases.speech.cues.get(phrases.form(verb))
        if cue is None or cue.takes is None or cue.passive:
            continue
        if not phrases.speech.has("complementiser", phrases.form(verb + 1)):
            if second := _same_subject(phrases, found, verb, cue):
                return found._replace(end=at), second
            continue
        end = at
        while phrases.words[end - 1].is_mark:
            end -= 1
        return found._replace(end=end), found._replace(begin=verb + 2, cue=verb, rule="verb-shared")
    return found, None


def _past_adverbs(phrases: Phrases, at: int, end: int) -> int:
    while at < end and phrases.speech.has("adverbs", phrases.form(at)):
        at += 1
    return at


def _is_thing(phrases: Phrases, found: Report) -> bool:
    """Whether what is reported is a thing confirmed, denied, admitted or stressed by its noun: no clause, in which the
    second verb could have a subject of its own."""
    cue = phrases.speech.cues.get(phrases.form(found.cue))
    if found.rule == NAMING and found.source is not None:
        return True
    if cue is None or found.source is None or found.begin != found.cue + 1:
        return False
    lists = (("admitting", found.cue), ("stressed", found.begin))
    listed = any(phrases.speech.has(each, phrases.form(at)) for each, at in lists)
    return (cue.denies or cue.takes is Takes.THING or listed) and not phrases.verbal(found.begin)


def _besides(phrases: Phrases, found: Report) -> tuple[Report, Report | None]:
    """The thing, and what the same one says of it behind a verb of saying ("confirmed the arrest and said that …")."""
    for at in range(found.begin + 1, min(found.end + 1, len(phrases.words))):
        if not phrases.speech.has("joining", phrases.form(at)):
            continue
        if phrases.has_clause(found.begin, at):
            break
        verb = _past_adverbs(phrases, at + 1, len(phrases.words))
        if second := _said_besides(phrases, found, verb):
            end = at - (phrases.form(at - 1) == ",")
            return found._replace(end=end), second
    return found, None


def _said_besides(phrases: Phrases, found: Report, verb: int) -> Report | None:
    cue = phrases.speech.cues.get(phrases.form(verb))
    if cue is None or cue.takes is None or cue.passive or found.source is None or verb + 1 >= len(phrases.words):
        return None
    start, sure = clause_start(phrases, verb + 1, cue)
    end = clause_end(phrases, start)
    told = end - start >= SHORTEST_CLAUSE and (
        sure or phrases.speech.has("stressed", phrases.form(start)) or fits(phrases, found.source, start, end, cue)
    )
    return Report(start, end, verb, found.source, "verb-shared", denies=cue.denies) if told else None


def before_deed(phrases: Phrases, start: int, end: int) -> int:
    """Where the words end before what the speaker did besides ("admitted his mistake and left")."""
    for at in range(start + 1, end):
        if phrases.speech.has("joining", phrases.form(at)) and _is_deed(phrases, at + 1, end):
            return at - (phrases.form(at - 1) == ",")
    return end


def _is_deed(phrases: Phrases, at: int, end: int) -> bool:
    """Whether a verb follows, an auxiliary, one with an affix or a bare one, adverbs before it or not."""
    while at < end and phrases.speech.has("adverbs", phrases.form(at)) and not phrases.verbal(at):
        at += 1
    return phrases.verbal(at) or phrases.speech.has("bare_verbs", phrases.form(at))


def _same_subject(phrases: Phrases, found: Report, verb: int, cue: Cue) -> Report | None:
    """What a second verb of saying reports with no complementiser, where the first clause has no subject of its own
    ("claims to support the trial and stresses his respect for the law")."""
    speech = phrases.speech
    if not phrases.verbal(found.begin) or speech.has("ensuring", phrases.form(verb)) or found.source is None:
        return None
    if speech.has("marked", phrases.form(verb)) or speech.has("complementiser", phrases.form(found.begin - 1)):
        return None
    start, sure = clause_start(phrases, verb + 1, cue)
    end = min(clause_end(phrases, start), found.end)
    told = end - start >= SHORTEST_CLAUSE and (
        sure or speech.has("stressed", phrases.form(start)) or fits(phrases, found.source, start, end, cue)
    )
    return found._replace(begin=start, end=end, cue=verb, rule="verb-shared") if told else None
