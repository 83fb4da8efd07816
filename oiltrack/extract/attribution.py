"""Finds who the text says said it. It returns the words of the text, resolved to nothing."""

import re

from oiltrack.extract.scene import Scene

_ACCORDING = re.compile(r"\baccording to (?P<who>[^,.;\n]{3,80}?)(?=[,.;\n]| and | which | who |$)")
_SAID = re.compile(
    r"(?P<who>[^,.;:\"“”()\n]{2,90}?)(?: \([A-Za-z.]+\))?(?:,[^,.;\n]{3,80},)? (?:said|says|told|announced|reported|confirmed|stated|added|warned|wrote|tweeted|showed|shows|estimated|estimates|reckons|declared|insisted)\b"
)
_SAID_AFTER = re.compile(r"[,\"”] (?:said|says|according to) (?P<who>[^,.;\n]{3,80}?)(?=[,.;\n]|$)")
_PRONOUN = re.compile(r"^(?:it|he|she|they|who|which|and|but|that)$", re.IGNORECASE)


def find(scene: Scene, at: int, previous: str | None) -> str | None:
    """Return the speaker of the sentence nearest to ``at``; a pronoun keeps the one before."""
    text = scene.text
    for pattern in (_ACCORDING, _SAID_AFTER, _SAID):
        match = pattern.search(text)
        if match:
            who = " ".join(match["who"].split())
            who = re.sub(r"^(?:but|and|while|as|on \w+day|the )\b\s*", "", who, flags=re.IGNORECASE).strip()
            if not who or _PRONOUN.match(who):
                return previous
            return who[-80:]
    return None
