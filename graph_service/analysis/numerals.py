"""Numbers and lists as they stand in a sentence."""

from collections.abc import Sequence

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def in_words(number: int) -> str:
    """Up to nine as a word, then in figures: "two", "24", "1,200"; 0 is "no"."""
    return _SMALL[number] if 0 <= number < len(_SMALL) else f"{number:,}"


def about(number: float) -> str:
    """A number of people that need not be whole: "two", "about 2.4", "about 14"."""
    if abs(number - round(number)) < 0.05:
        return in_words(round(number)) if number >= 0.05 else "fewer than one"
    if number < 1:
        return "fewer than one"
    return f"about {number:,.1f}" if number < 10 else f"about {number:,.0f}"


def people(number: int) -> str:
    """So many people: "one person", "two people"."""
    return f"{in_words(number)} {'person' if number == 1 else 'people'}"


def listed(words: Sequence[str], last: str = "and", most: int = 8) -> str:
    """Words one after another: "Bexley, Bromley and Lewisham"; beyond `most`, how many more."""
    if len(words) > most:
        words = [*words[:most], f"{in_words(len(words) - most)} more"]
    return f" {last} ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def percent(share: float | None, digits: int = 1) -> str:
    """A share from 0 to 1 as "12.5%", to so many digits after the point; "" where there is none."""
    return "" if share is None else f"{100 * share:.{digits}f}%"
