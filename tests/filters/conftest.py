"""Asserts of the module that the tests of this folder share tell as much when they fail as those of a test."""

import pytest

pytest.register_assert_rewrite("tests.filters.checks")
