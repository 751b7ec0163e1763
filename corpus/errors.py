"""Why a build cannot run at all."""


class NothingToRead(Exception):
    """None of the paths given exists."""


class ClusterError(Exception):
    """A cluster that cannot be used; the message says why and what to do."""
