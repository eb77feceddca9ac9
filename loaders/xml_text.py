"""Text that may stand in XML, which workbooks and GraphML are made of."""

import re

# Production 2 of XML 1.0: what is not in it cannot be written, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """`text` with a replacement mark for each character that XML forbids."""
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
