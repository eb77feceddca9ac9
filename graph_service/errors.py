"""What can go wrong. Each message is a sentence for a person: what is wrong, how to mend it."""


class LeadershipMapError(Exception):
    """Anything that the product refuses; `str(error)` is the sentence to show."""


class NotFound(LeadershipMapError):
    """Something was named that the store does not hold."""


class Refused(LeadershipMapError):
    """The request was understood but cannot be done as it stands."""


class StoreUnavailable(LeadershipMapError):
    """The database cannot be reached, or is not one of ours."""


class Conflict(Refused):
    """A change stands on something that has changed since, or that later changes stand on."""


class Unreadable(LeadershipMapError):
    """A file cannot be read at all (not a format we know, damaged, too large).

    `file`, `row` (1 is the heading; 0 is the whole file), `column` and `value` say where.
    """

    def __init__(
        self, message: str, *, file: str = "", row: int = 0, column: str = "", value: str = ""
    ) -> None:
        """Say what is wrong, how to mend it, and where it is."""
        super().__init__(message)
        self.file, self.row, self.column, self.value = file, row, column, value
