"""The commands, each a function of its parsed options that returns the exit code; `cleantext.cli` runs them."""
