"""What a line says of where its text comes from: who wrote, spoke or took the picture, when and where it was given."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from lib.lines.bylines import (
    WireEnd,
    find_dateline_end,
    is_issuer,
    names_writer,
    read_names_at_end,
    read_signature,
    read_wire_end,
)
from lib.lines.captions import find_credit, is_credit, is_picture, is_scene, opens_caption
from lib.lines.dates import read_date
from lib.lines.facts_of_form import FormFacts
from lib.lines.imprints import ends_on_meeting, is_date, names_meeting, names_speech, opens_on_session, read_speaker
from lib.lines.names import are_names


@dataclass(frozen=True)
class OriginFacts(FormFacts):
    """Who stands behind a line's text, and what its form says."""

    # --- who wrote, spoke, took the picture

    @cached_property
    def is_byline(self) -> bool:
        """It names who wrote or spoke: 本报记者 李波, □ 李波, 省长　胡玉亭.

        A bare name and the name of an office are bylines only below a title: see `are_names` and `is_issuer`.
        """
        return not self.ends_sentence and names_writer(self.text)

    @cached_property
    def are_names(self) -> bool:
        """It holds names and nothing else: 李波 王晓波."""
        return are_names(self.text)

    @cached_property
    def is_issuer(self) -> bool:
        """It names an office that issues documents: 辽源市统计局."""
        return is_issuer(self.text)

    @cached_property
    def dateline_end(self) -> int:
        """How many characters a dateline takes at its head: 10 of 本报讯（记者 张三）日前…; 0 without one."""
        return find_dateline_end(self.text)

    @cached_property
    def wire_end(self) -> WireEnd | None:
        """What it says as the closing line of an agency's story: (新华社兰州1月13日电); None of another line."""
        return read_wire_end(self.text)

    @cached_property
    def signature(self) -> str:
        """Who signs it as the last line of a story, 本报记者 李波 of …得到广泛好评。（本报记者 李波）"""
        return read_signature(self.text)

    @cached_property
    def names_at_end(self) -> str:
        """The bare names that it closes on, 李波 王晓波 of …总投资36.8亿元。（李波 王晓波）"""
        return read_names_at_end(self.text)

    @cached_property
    def is_credit(self) -> bool:
        """It only credits a picture: 张瑜 摄."""
        return is_credit(self.text)

    @cached_property
    def credit_start(self) -> int:
        """Where the credit of a caption starts: …挤压生产线。|董博 摄; 0 without one."""
        return find_credit(self.text)

    @cached_property
    def is_picture(self) -> bool:
        """It is a caption with its credit, in brackets: （会议现场 李波摄）."""
        return is_picture(self.text)

    @cached_property
    def opens_caption(self) -> bool:
        """It points at a picture: 图为辽源海关关员赴企业开展出口食品检测抽样。"""
        return opens_caption(self.text)

    @cached_property
    def is_scene(self) -> bool:
        """It tells what somebody does in a picture of a meeting: 县长李波向大会作政府工作报告."""
        return is_scene(self.text)

    # --- when and where it was given

    @cached_property
    def date(self) -> str:
        """The first date in it as ISO 8601, with the precision that it has: 2025 of 2025年吉林省政府工作报告; else empty."""
        return read_date(self.text)

    @cached_property
    def is_date(self) -> bool:
        """It is a date and nothing else: 二〇〇三年一月十日."""
        return is_date(self.text)

    @cached_property
    def is_imprint(self) -> bool:
        """It says when or where a document was given: ——2025年1月14日在…会议上, （2004年5月10日）."""
        return self.is_date or names_meeting(self.text)

    @cached_property
    def names_speech(self) -> bool:
        """It names a speech or a report by where it was given: 在2026年县政府全体会议上的讲话"""
        return names_speech(self.text)

    @cached_property
    def ends_on_meeting(self) -> bool:
        """It could be the last line of an imprint set in two: 人民代表大会第四次会议上"""
        return ends_on_meeting(self.text)

    @cached_property
    def opens_on_session(self) -> bool:
        """It could be the second line of an imprint set in two: 第五次会议上"""
        return opens_on_session(self.text)

    @cached_property
    def speaker(self) -> str:
        """Who speaks according to an imprint: 市长 龚正 of ——2025年1月15日龚正市长在上海市…; else empty."""
        return read_speaker(self.text)
