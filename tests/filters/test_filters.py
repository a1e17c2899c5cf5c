"""What every filter must have."""

import cleantext


def test_every_default_filter_has_a_name_and_says_what_it_labels() -> None:
    names = [entry.__name__ for entry in cleantext.DEFAULT_FILTERS]
    assert len(set(names)) == len(names)
    assert all(entry.__doc__ for entry in cleantext.DEFAULT_FILTERS)
