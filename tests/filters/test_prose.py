"""What every filter must take for a paragraph, and the tempting long lines that are none."""

import pytest

from cleantext.document import is_prose
from cleantext.segment import segment


@pytest.mark.parametrize(
    ("text", "reads_like_a_paragraph"),
    [
        ("Home News Sport Weather Travel Letters Births Marriages Deaths " * 4, False),
        ("The council met, as it has for a hundred years, and voted on the bridge " * 4, True),
        ("ตลาดริมคลองกลับมาเปิดอีกครั้งหลังปิดไปเกือบสิบปี เรือพายกว่าสี่สิบลำกลับมาจอดเรียงกันที่ท่าน้ำ " * 3, True),
        ("ตลาดริมคลองกลับมาเปิดอีกครั้งหลังปิดไปเกือบสิบปี เรือพายกว่าสี่สิบลำกลับมาจอดเรียงกันที่ท่าน้ำ", True),
        ("ตลาดริมคลองกลับมาเปิดอีกครั้ง", False),
        ("The council met on Monday, for an hour and no longer.", True),
        ("„Der Rat tagte am Montag eine Stunde lang und nicht länger.“", True),
        ("“We shall call it a bridge, then,” the engineer said at last. ♦", True),
        ("»Byrådet mødtes mandag i en time og ikke længere end det.«", True),
        ("The council gave three reasons for its vote on the new bridge at Millbrook:", True),
        ("The council gave three reasons:", False),
        ("(3) whoever puts up a stall on the quay without the leave of the harbour master;", True),
        (
            "首页 新闻 体育 财经 房产 汽车 教育 科技 娱乐 健康 旅游 天气 彩票 读书 视频 论坛 博客 图片 专题 地方 "
            * 5,
            False,
        ),
        ("图书馆从下个月起星期天也开放 市议会星期二晚上以七票对四票通过 " * 8, True),
    ],
)
def test_a_long_line_without_marks_is_no_paragraph(text: str, reads_like_a_paragraph: bool) -> None:
    assert is_prose(segment(text)[0]) is reads_like_a_paragraph
