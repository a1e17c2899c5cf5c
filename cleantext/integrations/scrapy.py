"""Scrapy: an item pipeline."""

from typing import TYPE_CHECKING, Any, Self, Unpack

from cleantext.cleaner import Cleaner
from cleantext.default import Options
from cleantext.integrations.engine import needs

with needs("itemadapter", "scrapy"):
    from itemadapter import ItemAdapter

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.statscollectors import StatsCollector


class CleanText:
    """Cleans a field of every item.

    Settings: ``CLEANTEXT_FIELD`` (``"text"``), ``CLEANTEXT_OUT_FIELD`` (the same field) and ``CLEANTEXT_OPTIONS``,
    a dict as for `cleantext.clean`. The crawler's statistics tell how many items were cleaned and how many of them
    are empty now, and of each kind how many blocks were removed. No item is dropped. An item without the field, or
    with None in it, passes as it is.

    Args:
        stats: the crawler's.
        field: where the raw text is.
        out_field: where the clean text goes; if not given, it takes the raw one's place.
        **options: as for `cleantext.clean`.

    Raises:
        ValueError: for an unknown kind, filter or language; names the nearest.

    >>> from scrapy import Spider
    >>> from scrapy.crawler import Crawler
    >>> from scrapy.statscollectors import StatsCollector
    >>> stats = StatsCollector(Crawler(Spider))
    >>> CleanText(stats).process_item({"text": "It rained.\\n\\nADVERTISEMENT"})
    {'text': 'It rained.'}
    >>> stats.get_stats()
    {'cleantext/cleaned': 1, 'cleantext/removed/advert': 1}
    """

    def __init__(
        self,
        stats: "StatsCollector",
        field: str = "text",
        out_field: str | None = None,
        **options: Unpack[Options],
    ) -> None:
        self.stats = stats
        self.field = field
        self.out_field = out_field or field
        self.cleaner = Cleaner(**options)

    @classmethod
    def from_crawler(cls, crawler: "Crawler") -> Self:
        """What Scrapy makes the pipeline with.

        Args:
            crawler: its settings say what to clean and how; its statistics are added to.

        Raises:
            ValueError: for an unknown kind, filter or language in ``CLEANTEXT_OPTIONS``; names the nearest.
        """
        settings = crawler.settings
        field = settings.get("CLEANTEXT_FIELD", "text")
        options = settings.getdict("CLEANTEXT_OPTIONS")
        return cls(crawler.stats, field, settings.get("CLEANTEXT_OUT_FIELD"), **options)

    def process_item(self, item: Any, spider: object = None) -> Any:
        """Clean an item.

        Args:
            item: of any type that Scrapy knows.
            spider: not used; older versions of Scrapy pass it.

        Returns:
            The item.

        Raises:
            TypeError: if there is something else than text in the field; Scrapy logs it and drops the item.
        """
        fields = ItemAdapter(item)
        raw = fields.get(self.field)
        if raw is not None:
            result = self.cleaner.explain(raw)
            fields[self.out_field] = result.text
            self.stats.inc_value("cleantext/cleaned")
            if raw and not result.text:
                self.stats.inc_value("cleantext/emptied")
            for block in result.removed:
                self.stats.inc_value(f"cleantext/removed/{block.kind}")
        return item
