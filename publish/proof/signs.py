"""The proofreader's marks (校對符號) of the first sheet: their pictures and what they mean."""

from pathlib import Path

from msgspec import Struct

from publish.model import Resource

_FOLDER = Path(__file__).with_name("marks")


class Sign(Struct, frozen=True):
    """A mark: the file of its picture, its names, and how it is made, for those who cannot see."""

    file: str
    zh: str
    en: str
    how: str


SIGNS = (
    Sign("correct.svg", "改正", "correct", "圈出錯字，引線到版心外寫上正確的字"),
    Sign("insert.svg", "增補", "insert", "在該處畫線引出，圈內寫上要加的字"),
    Sign("delete.svg", "刪除", "delete", "圈出要刪的字，引線到版心外打一個圈"),
    Sign("exchange.svg", "對調", "transpose", "用曲線繞過要對調的字"),
    Sign("move.svg", "移位", "move", "圈出要移的字，用箭頭指到新的位置"),
    Sign("new-paragraph.svg", "另段", "new paragraph", "在該處畫折線，箭頭指向下一行行首"),
    Sign("run-on.svg", "接排", "run on", "用曲線把兩行連起來"),
    Sign("space.svg", "空格", "space", "在該處畫叉口線"),
    Sign("close-up.svg", "緊排", "close up", "在空隙上下各畫一個弧"),
    Sign("keep.svg", "保留", "let it stand", "在改錯的字下畫三角，刪去引線"),
    Sign("face.svg", "換字體", "other face", "圈出文字，引線寫上字體"),
    Sign("align.svg", "齊", "align", "畫兩條平行線，箭頭指向要齊的一邊"),
)


def sign_pictures() -> tuple[Resource, ...]:
    """The pictures of all marks."""
    return tuple(
        Resource(sign.file, "image/svg+xml", (_FOLDER / sign.file).read_bytes(), 136, 51)
        for sign in SIGNS
    )
