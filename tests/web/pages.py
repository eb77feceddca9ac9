"""What holds for every HTML page, and how a test reads one."""

from collections import Counter
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
OURS = "/static/"


class Page(HTMLParser):
    """A page as a test sees it; `broken` says what is not as it should be."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: Counter[str] = Counter()
        self.tags: Counter[str] = Counter()
        self.words: dict[str, list[str]] = {}
        self.references: list[tuple[str, str]] = []
        self.lang = ""
        self.broken: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self.tags[tag] += 1
        self.words.setdefault(tag, []).append("")
        if "id" in said:
            self.ids[said["id"]] += 1
        if tag == "html":
            self.lang = said.get("lang", "")
        self.references += [
            (name, said[name]) for name in ("for", "aria-labelledby") if name in said
        ]
        self.broken += [f"{tag} has {name}" for name in said if name.startswith("on")]
        self.broken += [f"{tag} has a style of its own"] if "style" in said else []
        # Data for scripts is no script: browsers never run this type.
        is_script = tag == "script" and said.get("type") != "application/json"
        if is_script and not said.get("src", "").startswith(OURS):
            self.broken.append("a script that is not one of our files")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open[-1] != tag:
            # SVG and optional end tags are not used; so every end must close the last start.
            self.broken.append(f"</{tag}> closes {self.open[-1] if self.open else 'nothing'}")
            return
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for tag in self.open:
            self.words[tag][-1] += data

    def said_in(self, tag: str) -> list[str]:
        """The text of every element of a kind, with single spaces."""
        return [" ".join(words.split()) for words in self.words.get(tag, [])]


def check_page(text: str) -> None:
    """One h1, a title, a language, ids that are there once, no script of anybody else's."""
    page = Page(text)
    assert page.broken == []
    assert page.open == []
    assert page.tags["h1"] == 1, page.said_in("h1")
    assert page.said_in("h1")[0]
    assert page.tags["title"] == 1
    assert page.said_in("title")[0].removesuffix("– Leadership Map").strip()
    assert page.lang == "en-GB"
    assert [id_ for id_, times in page.ids.items() if times > 1] == []
    for name, ids in page.references:
        assert [id_ for id_ in ids.split() if id_ not in page.ids] == [], name
    assert "main" in page.tags
    assert "<script>alert" not in text
