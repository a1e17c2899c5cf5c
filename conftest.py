"""Examples that need an engine are not collected: tests/integrations runs them, with the engine."""

collect_ignore = ["docs/integrations.md"]
collect_ignore_glob = ["cleantext/integrations/*"]
