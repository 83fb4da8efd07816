"""Makes text of documents harmless to show: terminals, spreadsheets and pages. It alters no figure."""

_CONTROLS = (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF)
_SHOWN = {code: "\ufffd" for code in _CONTROLS if chr(code) not in "\t\n\r"}
_SHOWN |= dict.fromkeys((*range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\ufffd")


def shown(text: str) -> str:
    """Return the text with U+FFFD for characters that steer a terminal or turn the direction of text.

    Half characters, which no file can hold, go the same way.
    """
    return text if text.isprintable() else text.translate(_SHOWN)
