"""Scripts that make documents of the shipped corpus from the tables of official publications."""
