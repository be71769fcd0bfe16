"""What the caller can do wrong.

    SelisikError
    ├── UsageError          the words of the call are wrong (the command line exits 2)
    ├── InputError          an input cannot be read; names the file, the place and the cure
    └── CheckError          a brief does not quote its sources

An article that is wrong raises nothing: it becomes a `Problem` and the others go on.
"""


class SelisikError(Exception):
    """Base of every error that selisik raises on purpose; its text is meant for the user."""


class UsageError(SelisikError):
    """The call itself is wrong: an unknown option value, an empty list of inputs."""


class CheckError(SelisikError):
    """A brief file is not a brief, so its passages cannot be checked."""
