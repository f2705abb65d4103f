"""One rule of law per file; the folder is listed."""
