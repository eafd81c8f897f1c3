"""What this installation keeps about its use: by default nothing, and never what anybody typed.

One SQLite file, `records.sqlite3`, in the folder of the setting `records`. It is made when something is first kept:
counts of questions (setting `retention`), and where staff sign in their sessions and what they report as wrong.
"""
