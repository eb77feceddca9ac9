"""What is wrong with one field of a form."""

from graph_service.errors import Refused


class WrongField(Refused):
    """What stands in one field of a form cannot stand there; `field` is its name."""

    def __init__(self, message: str, field: str) -> None:
        """Say what is wrong, and where."""
        super().__init__(message)
        self.field = field
