"""From files to records: formats, columns, problems; knows nothing of the web."""
