"""What a visitor brings along: documents of one session, read like the built-in ones and gone when the session ends.

The store of them is `lib.workspace.additions.Workspace`; what a turn of adding lets in, `lib.workspace.intake`; how much
one session may hold, `lib.workspace.limits`.
"""

from lib.workspace.additions import Addition, Workspace
from lib.workspace.brought import name_pasted
from lib.workspace.intake import File, Undecided
from lib.workspace.limits import Limits

__all__ = ["Addition", "File", "Limits", "Undecided", "Workspace", "name_pasted"]
