"""What a visitor brings along: documents of one session, read like the built-in ones and gone when the session ends.

The store of them is `lib.workspace.additions.Workspace`; what a turn of adding lets in, `lib.workspace.intake`; how much
one session may hold, `lib.workspace.limits`. Where the host allows it, `lib.workspace.kept_store` keeps them for whoever has their key.
"""

from lib.workspace.additions import Addition, Workspace
from lib.workspace.brought import name_pasted
from lib.workspace.intake import File, Undecided
from lib.workspace.kept_store import KeepingError, Kept, KeptStore, check_pace
from lib.workspace.limits import KeepLimits, Limits

__all__ = [
    "Addition",
    "File",
    "KeepLimits",
    "KeepingError",
    "Kept",
    "KeptStore",
    "Limits",
    "Undecided",
    "Workspace",
    "check_pace",
    "name_pasted",
]
