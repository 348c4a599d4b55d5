"""A status that its own text speaks against."""

import re

from plans.statuses import Meaning, contradicts

_MOST_READ = 8_000
_SENTENCE = re.compile(r"[.!?;\n•]+(?=\s|$)|\n")

# The whole sentence says that the action is done: "This action is now complete", not "Plan complete".
_DONE = re.compile(
    r"[\s*–-]*(?:(?:this|the) )?(?:action|task|objective|work|project)?\s*(?:(?:is|are|was|has|have|been|now"
    r"|all|fully|therefore|status) ){0,4}(?::\s*)?(?:complete|completed|closed|finished"
    r"|fully (?:delivered|implemented))(?: (?:and (?:closed|now business as usual|embedded)|in full|as planned))?\s*",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(?:action|task|work|project|this|now|fully|all)\b", re.IGNORECASE)
_NOT_DONE = re.compile(
    r"\b(?:not (?:yet |been |fully ){0,3}(?:completed?|finished|started|begun|delivered|implemented)"
    r"|(?:is|are|was|were|has|have) (?:yet|still) to (?:be )?(?:completed?|finish(?:ed)?"
    r"|start(?:ed)?|begin|deliver(?:ed)?|agree(?:d)?)"
    r"|(?:still|yet) to be (?:completed|finished|started|done|delivered|agreed|written|published|implemented)"
    r"|remains? (?:outstanding|incomplete|to be (?:done|completed|finished))"
    r"|no progress (?:has been )?(?:made|yet|to date)"
    r"|work (?:has )?(?:not|yet to) (?:started?|begun?|commenced?))\b",
    re.IGNORECASE,
)
_WILL_BE_DONE = re.compile(
    r"(?:(?:this|it|the|action|work|project) ){0,2}will be (?:completed?|finished)\b", re.IGNORECASE
)
_GOES_ON = re.compile(
    r"\b(?:in progress|on-?going|underway|under way|next steps?|remain(?:s|ing)?|outstanding|to follow|still"
    r"|continu\w+)\b",
    re.IGNORECASE,
)
_ABOUT_OTHERS = re.compile(
    r"\b(?:who|which|that|those|staff|people|employees|colleagues|%)\b|%", re.IGNORECASE
)

# What happens to an action or its date is no progress of the work.
_NO_DEED = (
    r"delayed|deferred|postponed|paused|put|moved|rescheduled|extended|revised|changed|scheduled|planned"
    r"|proposed|(?:de)?prioritised|superseded|withdrawn|cancelled|stopped|affected|impacted|requested|asked"
    r"|assigned|allocated|transferred|noted|raised|identified|needed|decided|been|included|added|carried"
    r"|rolled over|merged|linked|considered|discussed|agreed|confirmed|reduced|increased|prevented|caused"
    r"|limited|slipped|stalled|failed|struggled|halted|hindered|hampered|challenged|required"
)
_DEED = r"(?:[a-z]{3,}ed|begun|held|met|sent|written|made|taken|given|built|found|run|set up|shown|brought)"
_PROGRESS = re.compile(
    rf"\b(?:(?:has|have) (?:now |already |also |since |recently )?(?:been )?(?!(?:{_NO_DEED})\b){_DEED}"
    r"|(?:was|were) (?:now |also |then )?(?:launched|completed|delivered|published|held|introduced|created"
    r"|established|presented|reviewed|rolled out|piloted|approved|appointed|trained|sent|shared|issued)"
    r"|(?:is|are|work) (?:now |currently |well )?(?:underway|under way|in progress|being (?:drafted|developed"
    r"|delivered|written|piloted|rolled out|implemented|updated|reviewed))"
    r"|(?:released|launched|published|delivered|introduced|issued|circulated|held|rolled out) (?:in |on )?"
    r"(?:[0-9]{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)"
    r"[a-z]* (?:20)?[0-9]{2})\b",
    re.IGNORECASE,
)
_OPENS_WITH_DEED = re.compile(
    r"[\s*–-]*(?:launched|completed|delivered|published|drafted|developed|introduced|created|established|trained"
    r"|piloted|appointed|produced|held|met|started|begun)\b"
    r"(?! (?:by|from|in (?:the )?(?:next|new)|once|when|to be)\b)",
    re.IGNORECASE,
)
_LOOKS_AHEAD = re.compile(
    r"\b(?:not|no|never|yet|will|shall|would|should|could|to be|once|when|after|until|if|before|planned|due|await\w*"
    r"|pending|subject to|expected|scheduled|intend\w*|propos\w*|next|dependent|depends|need(?:s|ed)?)\b|n['’]t\b",
    re.IGNORECASE,
)


def words_against(meaning: Meaning | None, text: str) -> str | None:
    """The words of a progress text that its status contradicts, or nothing where the two go together.

    Not started, but progress is told; complete, but something of it is not yet done; any other open status,
    but the text says that the action is complete. What the text says of people ("20% have not completed it")
    or of the time ahead is no contradiction, and a closed action may say anything.
    """
    if meaning is None or meaning == Meaning.CLOSED or not text.strip():
        return None
    sentences = [sentence.strip() for sentence in _SENTENCE.split(text[:_MOST_READ]) if sentence.strip()]
    if not sentences:
        return None
    if meaning == Meaning.NOT_STARTED and _NOT_DONE.search(sentences[0]):
        return None  # preparations may be told after "Not yet started"
    if meaning.is_open and meaning != Meaning.NOT_STARTED and _GOES_ON.search(text, 0, _MOST_READ):
        return None  # a part is complete and another goes on
    if contradicts(meaning, text) or (meaning == Meaning.COMPLETE and _WILL_BE_DONE.match(sentences[0])):
        return sentences[0]
    rule = {Meaning.NOT_STARTED: _tells_progress, Meaning.COMPLETE: _tells_rest}.get(meaning, _tells_end)
    return next((sentence for sentence in sentences if rule(sentence)), None)


def _tells_progress(sentence: str) -> bool:
    if _LOOKS_AHEAD.search(sentence):
        return False
    return bool(_PROGRESS.search(sentence) or _OPENS_WITH_DEED.match(sentence))


def _tells_rest(sentence: str) -> bool:
    return bool(_NOT_DONE.search(sentence)) and not _ABOUT_OTHERS.search(sentence)


def _tells_end(sentence: str) -> bool:
    return bool(_DONE.fullmatch(sentence) and _NAMED.search(sentence))
