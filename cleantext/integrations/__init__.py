"""Thin adapters to engines that people already run, one file each.

Every adapter takes the options of `cleantext.clean`, gives what `cleantext.clean` gives, and leaves null where
null was. Nothing here is imported until you import it, and an engine that is not installed is an `ImportError`
that says what to type.

docs/integrations.md shows each of them, and how engines are used that need no adapter.
"""
