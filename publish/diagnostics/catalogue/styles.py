"""Findings about styles and fonts."""

from publish.diagnostics.catalogue.entry import Catalogue, error, warning

STYLES: Catalogue = {
    "style-unknown": error(
        "找不到名為「{name}」的版面樣式。",
        "請改用 {known} 其中之一，或在期刊資料夾的 styles/ 下建立同名資料夾。",
        "There is no style named “{name}”.",
        "Use one of {known}, or make a folder of that name below styles/ in the journal's folder.",
    ),
    "style-option-unknown": error(
        "樣式沒有「{name}」這個選項。",
        "最接近的選項是「{nearest}」；完整清單見 docs/style-options.md。",
        "The style has no option “{name}”.",
        "The nearest one is “{nearest}”; docs/style-options.md lists all of them.",
    ),
    "style-option-value": error(
        "樣式選項「{name}」的值「{value}」不成立。",
        "這個選項可用的值：{expected}。",
        "The style option “{name}” cannot be “{value}”.",
        "Values it may have: {expected}.",
    ),
    "style-cycle": error(
        "樣式「{name}」的 extends 繞回了自己。",
        "請從 {chain} 之中移除一個 extends。",
        "The style “{name}” extends itself.",
        "Remove one `extends` of {chain}.",
    ),
    "style-file": error(
        "樣式檔案讀不懂：{reason}。",
        "請修正該檔案的 YAML 或 CSS。",
        "A file of the style cannot be read: {reason}.",
        "Mend the YAML or CSS of that file.",
    ),
    "style-key-unknown": warning(
        "style.yaml 沒有「{key}」這一項。",
        "最接近的是「{nearest}」；可用的項目是 extends、options、faces、classes。",
        "A style.yaml has no “{key}”.",
        "The nearest one is “{nearest}”; it may have extends, options, faces and classes.",
    ),
    "style-shape": error(
        "style.yaml 的「{key}」寫法不對。",
        "請寫成：{expected}",
        "“{key}” in style.yaml is not of its form.",
        "Write: {expected}",
    ),
    "style-no-faces": error(
        "樣式「{name}」沒有任何字型。",
        "請寫 extends: journal，或在 faces 列出字型檔。",
        "The style “{name}” has no face at all.",
        "Write `extends: journal`, or list font files under `faces`.",
    ),
    "style-css": warning(
        "樣式表有引擎不認得的宣告：{declaration}。",
        "請檢查拼字；這條宣告已略過。",
        "The style sheet has a declaration that the engine does not know: {declaration}.",
        "Check its spelling; the declaration was ignored.",
    ),
    "font-missing": error(
        "樣式要用的字型檔「{file}」不在樣式的 fonts/ 裡，也不在內附字型之中。",
        "請把字型檔（TTF）放進樣式資料夾的 fonts/。",
        "The font file “{file}” that the style names is neither in its fonts/ nor built in.",
        "Put the font file (TTF) into the fonts/ folder of the style.",
    ),
    "font-character": error(
        "沒有任何內附字型含有「{character}」（{code}）這個字。",
        "請改用其他寫法、補一張圖片，或在樣式中加入含有此字的字型。",
        "No font has the character “{character}” ({code}).",
        "Write it differently, use a picture, or add a font that has it to the style.",
    ),
}
