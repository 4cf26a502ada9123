"""Detects full stops that do not end a sentence, such as after a.m., Ft. and No., by what follows."""

from __future__ import annotations

import re

_BEFORE_NAMES_WORDS = """
Adm Amb Asst Atty Brig Capt Cdr Cmdr Col Comdr Const Cpl Det Dr Dra Fr Ft Gen Gens Gov Govs Hon Insp Lt M MM Maj
Messrs Mgr Mme Mlle Mr Mrs Ms Msgr Mt Mtn Mx Pfc Pres Prof Pt Pte Pvt Rabbi Rep Reps Rev Rt Sen Sens Sgt Sgts Spc
Sra Srta Ste St Supt incl Bros Dep Dist Dir Comm Commr Sec Ald Assn Assoc Univ Dept Natl Intl
"""
# These stand before a name: a capital behind them begins it, unless it is a word that sentences begin with.
_BEFORE_NAMES = frozenset(_BEFORE_NAMES_WORDS.split())
_BEFORE_NUMBERS_WORDS = """
no nos nr vol vols art arts fig figs sec secs ch para pp p approx ca c vs rd bd ed est max min mr abs str jan feb mar
apr jun jul aug sep sept oct nov dec
"""
_BEFORE_NUMBERS = frozenset(_BEFORE_NUMBERS_WORDS.split())
_SHORT_WORDS = """
incl excl etc esp vs approx est assoc misc pct temp av avg jr sr inc ltd co corp bros mass univ dept calif ariz colo
conn del fla ill ind kan mich minn miss mo mont neb nev okla ore pa penn tenn tex vt va wash wis wyo ala ark ga la md
mon tue tues wed weds thu thur thurs fri sat sun jan feb mar apr aug sep sept oct nov dec ave blvd rd hwy sq mtn z.b
u.a bzw ca evtl ggf inkl
"""
_SHORT = frozenset(_SHORT_WORDS.split())
_STARTERS_WORDS = """
The A An He She It They We I You In On At By For From After Before When While If As But And Or So This That These
Those There Then Here His Her Its Their Our My No Not One Two Some Many Most All Both Each Police Officials Asked
Meanwhile However Der Die Das Er Sie Es Ein Eine Le La Les Il Elle El Los Las Un Una
"""
_STARTERS = frozenset(_STARTERS_WORDS.split())
LONGEST_SHORT = 4  # letters of a name's beginning: "Mass.", "Ont."
_LAST_WORD = re.compile(r"(?<!\S)[(\[“\"'‘]*([^\s(\[“\"'‘]+)\.\s*$")
_HALF_DAY = re.compile(r"\d\s*(?:[ap]\.\s?m)\.\s*$", re.IGNORECASE)
_WHEN = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun"
    r"|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|[ECMP][DS]?T|GMT|UTC|BST|CES?T|EES?T|MSK|IST|JST|KST|HKT|SGT|AE[DS]T|AWST|NZ[DS]T|WIB|A[DS]T|H[DS]T|AK[DS]T"
    r"|(?:[A-Z]\w+ ){1,2}(?:[Tt]ime|Standard|Daylight|Summer))(?!\w|['’]s)"
)


def continues_sentence(before: str, after: str) -> bool:
    """Whether the sentence that seems to end with `before` continues with `after`."""
    short = _LAST_WORD.search(before)
    start = after.lstrip()
    if short is None or not start:
        return False
    if _HALF_DAY.search(before) and (_WHEN.match(start) or start[0] in "(–—,;/"):
        return True
    word = short[1].rstrip(",")
    low = word.lower()
    if start[0].islower() or start[0] in ",;–—":
        capital = word[:1].isupper() and len(word) <= LONGEST_SHORT
        return "." in word or len(word) == 1 or low in _SHORT or word in _BEFORE_NAMES or capital
    if start[0].isdigit():
        return low in _BEFORE_NUMBERS or word in _BEFORE_NAMES
    first = re.match(r"[^\W\d_]+", start)
    return word in _BEFORE_NAMES and first is not None and first[0] not in _STARTERS
