"""What a line says of the page and the site that it stands on: furniture, labels, menus, trails, the tops of tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from lib.lines.facts_of_origin import OriginFacts
from lib.lines.furniture import PageFacts, is_page_number, read_furniture
from lib.lines.page_labels import is_bracketed_label, is_label, is_labelled, is_link_item, is_menu_row, is_site_line
from lib.lines.site_heads import TitleRow, find_title, is_menu_word, is_trail, labels_title, names_site, read_last_step
from lib.lines.table_tops import is_table_caption, read_unit_line


@dataclass(frozen=True)
class SiteFacts(OriginFacts):
    """What one line of a page says of it. The text is not empty."""

    @cached_property
    def furniture(self) -> PageFacts | None:
        """What it says of the page, possibly nothing, where it is furniture: 来源：吉林日报; None of a line of text."""
        return read_furniture(self.text, self.is_page_number)

    @cached_property
    def is_page_number(self) -> bool:
        """It holds a page number alone: — 3 —, 第3页 共20页. A bare 17 may be a cell."""
        return is_page_number(self.text)

    @cached_property
    def is_site_line(self) -> bool:
        """It says who keeps the page, if it is about the page at all: 主办单位：抚顺市人民政府　承办：…"""
        return is_site_line(self.text)

    @cached_property
    def is_label(self) -> bool:
        """It is a label of an index and nothing else, its value in the next line: 主题分类"""
        return is_label(self.text)

    @cached_property
    def labels_title(self) -> bool:
        """It ends on the label of a title that the next line prints: - 标 题："""
        return labels_title(self.text)

    @cached_property
    def is_menu_word(self) -> bool:
        """It could be a link of a menu, if links stand around it: 政务公开."""
        return is_menu_word(self.text)

    @cached_property
    def is_trail(self) -> bool:
        """It says where in the site its page stands: 首页 > 政务公开 > 政府工作报告"""
        return is_trail(self.text)

    @cached_property
    def last_step(self) -> str:
        """The last step of it, if it is a trail: 政府工作报告"""
        return read_last_step(self.text) if self.is_trail else ""

    @cached_property
    def names_site(self) -> bool:
        """It names the site or speaks for it: 某某之家, 微信公众号, 欢迎访问某某网"""
        return names_site(self.text)

    @cached_property
    def title_row(self) -> TitleRow:
        """Where the title stands in a row that says it is one: 文件名称 | |某某区2025年政府工作报告| ||; (0, 0) elsewhere."""
        return find_title(self.text)

    @cached_property
    def is_bracketed_label(self) -> bool:
        """It is a label of an index in brackets, alone or behind a mark with its value: • [ 主题分类 ], ∙【时效性】现行有效"""
        return is_bracketed_label(self.text)

    @cached_property
    def is_labelled(self) -> bool:
        """It is a label with its value, known or not: 取法：逐字照录; no sentence and no address to hearers."""
        return is_labelled(self.text) and not self.is_salutation

    @cached_property
    def is_link_item(self) -> bool:
        """It is a short item of a list, on top of a page a link: - 政策解读"""
        return is_link_item(self.text)

    @cached_property
    def is_menu_row(self) -> bool:
        """It is a menu in one line: 走进某山 政务动态 政务公开 政民互动 领导之窗"""
        return is_menu_row(self.text)

    # --- what stands on top of a table

    @cached_property
    def told_unit(self) -> str:
        """The unit that it tells of a table below it and nothing else: 万元 of 单位：万元; else empty."""
        return read_unit_line(self.text)

    @cached_property
    def is_table_caption(self) -> bool:
        """It could be the caption of a table: 表1 2015年主要指标, 2024年财政收支决算情况表"""
        return is_table_caption(self.text)
