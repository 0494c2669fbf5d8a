"""What the licences of the carried faces ask a printed work to say."""

from publish.model import is_chinese
from publish.styles import Style

_BY_FILE = {
    "TWKai-Han.ttf": {
        "zh": "楷體採用國家發展委員會「全字庫正楷體」103.1版（2018年），依政府資料開放授權條款"
        "第1版利用（https://data.gov.tw/license），經子集化與調整。",
        "en": "Kai: TW-Kai (全字庫正楷體) 103.1, © 2018 National Development Council, Open "
        "Government Data License version 1.0 (https://data.gov.tw/license), reduced to a subset "
        "and adjusted.",
    }
}
"""By the font's file name. Source: fonts/README.md and fonts/manifest.yaml."""


def face_attributions(style: Style, language: str) -> tuple[str, ...]:
    """A sentence for each of the style's faces whose licence asks for one."""
    tongue = "zh" if is_chinese(language) else "en"
    return tuple(
        _BY_FILE[face.file.name][tongue] for face in style.faces if face.file.name in _BY_FILE
    )
