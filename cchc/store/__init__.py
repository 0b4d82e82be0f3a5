"""The workspace on disk: finding it, reading its files into the model, writing safely."""

from cchc.store.loaded import Loaded, LoadedPlan
from cchc.store.loading import Store, Watch, open_store
from cchc.store.workspace import WorkspaceError, find_root, one_of, read_bytes, reason

__all__ = [
    "Loaded",
    "LoadedPlan",
    "Store",
    "Watch",
    "WorkspaceError",
    "find_root",
    "one_of",
    "open_store",
    "read_bytes",
    "reason",
]
