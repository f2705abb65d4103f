"""One kind of datum per file; the listing of this folder is the registry."""
