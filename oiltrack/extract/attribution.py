"""Finds who the text says said it. It returns the words of the text, resolved to nothing."""

from oiltrack.extract.scenes.scene import Scene

_PATTERNS = ("attribution.according", "attribution.said_after", "attribution.said", "attribution.source")
_FAR = 90
_LONGEST = 80


def speaker_of(scene: Scene) -> str | None:
    """Return the speaker that a sentence names, None where there is none or only a pronoun."""
    return scene.once(_find_speaker)


def _find_speaker(scene: Scene) -> str | None:
    if not scene.matches("attribution.speech"):
        return None
    pattern = scene.lexicon.pattern
    text = scene.text if scene.lexicon.cased else scene.between(scene.start, scene.end)
    for name in _PATTERNS:
        for match in pattern[name].finditer(text):
            who = " ".join(scene.text[slice(*match.span("who"))][-_FAR:].split())
            who = pattern["attribution.opener"].sub("", who)
            who = pattern["attribution.closer"].sub("", who).strip()
            if who and not pattern["attribution.nobody"].search(who):
                return who[-_LONGEST:]
    return None
