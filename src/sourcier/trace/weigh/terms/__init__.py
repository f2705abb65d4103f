"""One file per thing that speaks for or against a story."""
