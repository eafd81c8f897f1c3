"""What the commands of `local-account` do, a module for each kind of work, imported only when it is asked for."""
