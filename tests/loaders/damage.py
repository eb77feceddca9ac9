"""Ways in which a file is damaged on its way to us: cut, doubled, mistyped, or made with malice."""

import io
import zipfile
import zlib
from random import Random

HOSTILE = (
    "'", '"', '""', ",", ";", "\t", "\n", "\r\n", "\0", "\ufffe", "\u202eevil", "\x07", "=1+1",
    "=HYPERLINK(\"http://x\")", "@SUM(A1)", "<script>alert(1)</script>", "N/D", "Vacant",
    "Eliminated'", "XX", "-1", "1e400", "9" * 400, "31/02/2013", "2013-02-30", "20139999", "NaN",
    "null", "true", "TRUE", "[]", "{}", "[1, 2", "{\"a\":", "]", "}", "\\", "\\u0000", "\\ud800",
    "a" * 40_000, "," * 300, "&lol;", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "</graphml>", "../../etc",
    " ", "\ufeff", "é", "\udcff",
)  # fmt: skip
_ZIP = b"PK\x03\x04"
_BROKEN = (
    zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError,
)  # fmt: skip


def damaged(content: bytes, random: Random) -> bytes:
    """`content` with one to four damages; of a zip file also those of a part inside it."""
    for _ in range(random.randint(1, 4)):
        if content.startswith(_ZIP) and random.random() < 0.8:
            content = _inside(content, random)
        else:
            content = random.choice(_WAYS)(content, random)
    return content


def _bytes(content: bytes, random: Random) -> bytes:
    """A few bytes give way to others."""
    place = random.randrange(len(content) + 1)
    return (
        content[:place]
        + random.randbytes(random.randint(0, 6))
        + content[place + random.randint(0, 20) :]
    )


def _cut(content: bytes, random: Random) -> bytes:
    """The end is missing."""
    return content[: random.randrange(len(content) + 1)]


def _token(content: bytes, random: Random) -> bytes:
    """Something nasty is typed in."""
    place = random.randrange(len(content) + 1)
    typed = random.choice(HOSTILE).encode("utf-8", "surrogatepass")
    return content[:place] + typed + content[place + random.choice((0, 0, len(typed))) :]


def _cell(content: bytes, random: Random) -> bytes:
    """A whole cell, or a JSON or XML value, gives way to something nasty or to another cell."""
    mark = random.choice((b",", b'"', b">", b":", b";", b"\t"))
    parts = content.split(mark)
    typed = random.choice(HOSTILE).encode("utf-8", "surrogatepass")
    parts[random.randrange(len(parts))] = random.choice((typed, random.choice(parts), b""))
    return mark.join(parts)


def _lines(content: bytes, random: Random) -> bytes:
    """A line is lost, doubled, or stands elsewhere."""
    lines = content.splitlines(keepends=True) or [b""]
    line = lines.pop(random.randrange(len(lines)))
    for _ in range(random.randint(0, 2)):
        lines.insert(random.randrange(len(lines) + 1), line)
    return b"".join(lines)


def _encoded(content: bytes, random: Random) -> bytes:
    """Saved in another encoding, which may not be said."""
    text = content.decode("utf-8", "replace")
    return text.encode(random.choice(("utf-16", "utf-16-le", "cp1252", "utf-8-sig")), "replace")


def _inside(content: bytes, random: Random) -> bytes:
    """A file inside an archive is damaged, renamed or lost."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {item.filename: archive.read(item) for item in archive.infolist()}
    except _BROKEN:
        return _bytes(content, random)
    if not parts:
        return content
    name = random.choice(sorted(parts))
    part = parts.pop(name)
    if random.random() < 0.9:
        renamed = random.choice((name, name, name, "../" + name, "/" + name, name + ".zip"))
        parts[renamed] = random.choice(_WAYS)(part, random)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return packed.getvalue()


_WAYS = (_bytes, _cut, _token, _token, _cell, _cell, _cell, _lines, _lines, _encoded)
