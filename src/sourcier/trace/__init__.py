"""Where a leak sprang from: compared with what each party held, ordered and knew."""

from .manifest import HoldingMissing, ManifestUnreadable, paths_of, read_manifest

__all__ = ["HoldingMissing", "ManifestUnreadable", "paths_of", "read_manifest"]
