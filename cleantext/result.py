"""What `explain` returns: the text, the labelled blocks and the ledger of removals."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from cleantext.kinds import Kind


@dataclass(frozen=True, slots=True)
class LabelledBlock:
    """A stretch of the raw text with what it was judged to be.

    >>> LabelledBlock(0, 10, "Join us now", Kind.NEWSLETTER, "phrases/en/join", kept=False).kept
    False
    """

    start: int
    """Where it starts in the raw text."""
    end: int
    """Where it ends: ``raw[start:end]`` is what stood there."""
    text: str
    """What stood there: for a kept block as it is in the output; for a removal, and for what is left of a block
    from which something was cut, as it was in the raw text."""
    kind: Kind
    rule: str
    """``filter/rule`` that gave the label."""
    kept: bool = True
    confidence: float = 1.0
    """How sure the rule is, 0 to 1."""
    because: tuple[tuple[str, float], ...] = ()
    """What weighed most, strongest first, where the rule weighs evidence."""


@dataclass(frozen=True, slots=True)
class Result:
    """A cleaned text with the account of what was done to it.

    >>> import cleantext
    >>> result = cleantext.explain("The council met on Monday.\\n\\nRelated topics")
    >>> print(result)
      The council met on Monday.
    - Related topics  ‹related: phrases/en/related-heading›
    >>> Result.from_json(result.to_json()) == result
    True
    """

    text: str
    """The same as `cleantext.clean` gives."""
    paragraphs: tuple[str, ...]
    """The same as `cleantext.paragraphs` gives."""
    blocks: tuple[LabelledBlock, ...]
    """Every stretch of the raw text in order, kept or not; together they cover all that is not blank, once."""

    @property
    def removed(self) -> tuple[LabelledBlock, ...]:
        """The ledger: every removal with kind, rule and where it stood."""
        return tuple(block for block in self.blocks if not block.kept)

    @property
    def kept(self) -> tuple[LabelledBlock, ...]:
        """The blocks that went into the text."""
        return tuple(block for block in self.blocks if block.kept)

    def to_json(self) -> str:
        """The result as plain JSON; `from_json` reads it back.

        Returns:
            One line of ASCII: an object with ``text``, ``paragraphs`` and ``blocks``.

        >>> Result("It rained.", ("It rained.",), ()).to_json()
        '{"text": "It rained.", "paragraphs": ["It rained."], "blocks": []}'
        """
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "Result":
        """Read what `to_json` wrote.

        Args:
            text: the JSON.

        Raises:
            ValueError: if the text is not JSON, or not that of a result.

        >>> Result.from_json('{"text": "It rained.", "paragraphs": ["It rained."], "blocks": []}').text
        'It rained.'
        >>> Result.from_json('{"text": "It rained."}')
        Traceback (most recent call last):
            ...
        ValueError: not the JSON of a result: 'blocks'
        """
        try:
            data: Mapping[str, Any] = json.loads(text)
            blocks = tuple(
                LabelledBlock(
                    **{
                        **block,
                        "kind": Kind(block["kind"]),
                        "because": tuple((name, weight) for name, weight in block["because"]),
                    }
                )
                for block in data["blocks"]
            )
            text, paragraphs = data["text"], data["paragraphs"]
            if not isinstance(text, str) or not isinstance(paragraphs, list):
                raise TypeError("text must be a string and paragraphs a list")
            return cls(text, tuple(paragraphs), blocks)
        except (KeyError, TypeError) as error:
            raise ValueError(f"not the JSON of a result: {error}") from error

    def __str__(self) -> str:
        """The page marked up: removals behind ``-``, each with its kind and rule."""
        lines = []
        for block in self.blocks:
            text = block.text.replace("\n", "\n  ")
            lines.append(f"  {text}" if block.kept else f"- {text}  ‹{block.kind}: {block.rule}›")
        return "\n".join(lines)
