"""The server layer: answers, pages, the API and the command line over a built index."""
