"""Forms: quantities that a noun's own form tells: duals, one and two of it, shares, stretches of time."""

from __future__ import annotations

from riwaya.mentions.counted import counted, counted_pair, dual
from riwaya.mentions.line import Line
from riwaya.mentions.numerals import Numeral
from riwaya.mentions.quantities.bounds import bound_before
from riwaya.mentions.quantities.building import Made, made
from riwaya.mentions.quantities.nouns import base_of

__all__ = ["SHARES", "definite", "dual_at", "one_at", "quarters_at", "share_at", "two_at", "unit_at"]

SHARES = {"نصف": 0.5, "ثلث": 0.33, "ثلثي": 0.67, "ثلثا": 0.67, "ربع": 0.25, "ثلثين": 0.67}
"""Parts of a whole by their names, to two decimals."""

_PLURAL = {"century": "centuries", "season": "seasons", "half-day": "days"}


def one_at(line: Line, i: int) -> Made | None:
    """قطعة واحدة, طائرة شحن واحدة على الأقل: a noun with one behind it."""
    if line.f(i) not in ("واحد", "واحده", "واحدا") or i == 0:
        return None
    prev = line.tokens[i - 1]
    if prev.punct or line.among(i - 1, "one-of-idioms") or prev.f.startswith(("ال", "بال", "وال", "لل")):
        return None
    if prev.info.has("prep", "neg", "comp", "sub", "dem", "pron", "rel", "verb", "adv"):
        return None
    first = i - 1
    unit: str | None = None
    if prev.f.endswith("ه") != (line.f(i) == "واحده") and not line.get(i - 1, "unit"):
        pair = counted_pair(_stem(line, i - 2)[0], prev.f) if i > 1 else None
        if pair is None:
            return None
    if i > 1 and not line.tokens[i - 2].punct:
        stem, cut = _stem(line, i - 2)
        pair = counted_pair(stem, prev.f)
        if pair is not None:
            return made(line, i - 2, i + 1, 1, pair.unit, cut=cut)
    stem, cut = _stem(line, first)
    known = counted(stem)
    unit = known.unit if known is not None else None
    return made(line, first, i + 1, 1, unit, cut=cut)


def _stem(line: Line, i: int) -> tuple[str, int]:
    """The form of token *i* without one-letter clitics where that makes it a counted noun, and how many they are."""
    f = line.f(i)
    for cut in (0, 1, 2):
        if counted(f[cut:]) is not None and all(c in "وفبلك" for c in f[:cut]):
            return f[cut:], cut
    return f, 0


def two_at(line: Line, i: int) -> Made | None:
    """مسؤولين اثنين: a dual with two behind it."""
    prev = line.tokens[i - 1] if i else None
    if prev is None or prev.punct or line.art(i) or not prev.f.endswith(("ين", "ان")):
        return None
    stem, cut = _stem(line, i - 1)
    known = counted(stem)
    if known is None:
        return None
    return made(line, i - 1, i + 1, 2, known.unit, cut=cut)


def definite(line: Line, i: int, number: Numeral) -> Made | None:
    """المسؤولون الأربعة: a definite noun with its number behind it."""
    sign = line.signs[i]
    prev = line.tokens[i - 1] if i else None
    if prev is None or prev.punct or sign is None or sign.prep or sign.conj or "weekday" in sign.kinds:
        return None
    f = prev.f
    for lead, cut in (("ال", 0), ("وال", 1), ("بال", 1), ("فال", 1), ("لل", 1), ("ولل", 2), ("وبال", 2)):
        if f.startswith(lead):
            known = counted(f[len(lead) :])
            if known is None or known.number == "s" or number.value < 3:
                return None
            return made(line, i - 1, number.last, number.value, known.unit, cut=cut)
    return None


def quarters_at(line: Line, i: int) -> Made | None:
    """ثلاثة أرباع السكان."""
    if line.f(i + 1) != "ارباع":
        return None
    base, art = base_of(line, i + 2)
    known = counted(base) if art else None
    return made(line, i, i + 2 + art, 0.75, f"share of {known.unit}" if known is not None else "share")


def share_at(line: Line, i: int) -> Made | None:
    """نصف السكان, ثلثي الركاب: a part of what is counted."""
    sign = line.sign(i)
    f = line.f(i).lstrip("وفبلك") if line.f(i) not in SHARES else line.f(i)
    share = SHARES.get(f)
    if share is None or (sign is not None and sign.art):
        return None
    base, art = base_of(line, i + 1)
    known = counted(base)
    cut = len(line.f(i)) - len(f)
    if art and ((known is not None and known.number == "p") or bound_before(line, i) is not None):
        return made(line, i, i + 2, share, f"share of {known.unit}" if known is not None else "share", cut=cut)
    if not art and known is not None and known.number == "p" and base_of(line, i + 2)[1]:
        return made(line, i, i + 3, share, f"share of {known.unit}", cut=cut)  # ثلث سكان المدينة
    if not art and known is not None and known.number == "s" and line.get(i + 1, "unit") is not None:
        return made(line, i, i + 2, share, known.unit, cut=cut)
    return None


def dual_at(line: Line, i: int, end: int) -> Made | None:
    """طائرتين, قاعدتيها, طائرتي شحن: two by the noun's own form."""
    token = line.tokens[i]
    found = dual(token.f)
    if found is None:
        return None
    if i == end and end and not found[0].startswith("و") and dual(line.f(i - 1)) is not None:
        return None  # سببين رئيسين: its adjective
    clitics, unit, construct = found
    if unit is not None and (token.info.has("name", "place", "actor") or i in line.para.media):
        return None  # ميلان is a club before it is two miles
    if unit is None:
        if i and (
            (i == end and end) or dual(line.tokens[i - 1].f) or line.tokens[i - 1].f.endswith(("تين", "تان", "تيها"))
        ):
            return None  # an adjective in the dual
        if not ((i and line.tokens[i - 1].info.has("prep")) or bound_before(line, i) or token.f[0] in "بل"):
            return None  # too many adjectives end so
        if token.info.has("name", "place", "adjective", "verb") or i in line.para.media:
            return None
    last = i + 1
    if construct:
        if last >= len(line.tokens) or line.tokens[last].punct:
            return None
        pair = counted_pair(token.f[len(clitics) :][:-1].removesuffix("ت") + "ه", line.f(last))
        if pair is None:
            return None  # زيارتي is "my visit" as well
        unit = pair.unit
        last += 1
    elif (line.get(last, "num") or ("", 0))[1] == 2.0:
        last += 1
    elif line.f(last) in ("مربعين", "مربعان", "مكعبين", "مكعبان", "مربعتين", "مكعبتين"):
        unit = f"square {unit}" if line.f(last).startswith("مربع") else f"cubic {unit}"
        last += 1
    return made(line, i, last, 2, unit, cut=len(clitics))


def unit_at(line: Line, i: int) -> Made | None:
    """A stretch of time without a number: يومين, and one where a word before it says how long or far (بعد ساعة)."""
    sign = line.signs[i]
    assert sign is not None
    name, count = sign.kinds["unit"]
    unit = _PLURAL.get(name, f"{name}s")
    if "part" in sign.kinds and count == 1:
        return None
    after = line.f(i + 1)
    extra = 0.5 if after == "ونصف" else 0.25 if after == "وربع" else 0.0
    last = i + 1 + bool(extra)
    if line.get(last, "num") is not None and line.f(last) in ("واحد", "واحده", "اثنين", "اثنان"):
        last += 1
        return made(line, i, last, count + extra, unit)
    if count == 2:
        return made(line, i, last, 2 + extra, unit)
    if count == 1:
        if line.f(i - 1) == "بعد" and line.get(i - 2, "unit") == (name, 1):
            return None  # يوما بعد يوم
        behind = line.tokens[last] if last < len(line.tokens) else None
        if name == "day" and behind is not None and not (behind.punct or behind.info.has("prep", "neg", "adv", "comp")):
            return None  # خلال يوم حافل
        before = bound_before(line, i)
        if (
            extra
            or (before is not None and before.at < i)
            or (line.among(i - 1, "measuring") and line.f(i - 2) != "من" and not sign.prep)
        ):
            if line.f(last).startswith("ال") and line.get(last, "unit") is None and not extra and before is None:
                return None
            return made(line, i, last, 1 + extra, unit)
    return None
