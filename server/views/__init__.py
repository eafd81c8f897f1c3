"""What the server shows: pages without JavaScript, the JSON API, the health checks, all of the same `Answer`."""
