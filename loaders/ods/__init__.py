"""NHS organisation files: trusts, commissioners and prescribing practices, without headings."""

from loaders.ods.read import ODS

__all__ = ["ODS"]
