"""From published files to passages and observations. Knows nothing of the index or the server."""
