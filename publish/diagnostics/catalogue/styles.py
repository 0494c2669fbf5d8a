"""Findings about styles and fonts."""

from publish.diagnostics.catalogue.entry import Catalogue, error, warning

STYLES: Catalogue = {
    "style-unknown": error(
        "找不到名為「{name}」的版面樣式。",
        "請改用 {known} 其中之一，或在期刊資料夾的 styles/ 下建立同名資料夾。",
        "There is no style named “{name}”.",
        "Use one of {known_en}, or make a folder of that name below styles/ in the journal's "
        "folder.",
    ),
    "style-option-unknown": error(
        "樣式沒有「{name}」這個選項。",
        "最接近的選項是「{nearest}」；完整清單見 docs/style-options.md。",
        "The style has no option “{name}”.",
        "The nearest one is “{nearest}”; docs/style-options.md lists all of them.",
    ),
    "style-option-stray": error(
        "樣式沒有「{name}」這個選項。",
        "可用的選項見 docs/style-options.md；自己要用的值請直接寫進樣式表。",
        "The style has no option “{name}”.",
        "docs/style-options.md lists those there are; a value of your own goes into the style "
        "sheet itself.",
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
    "style-template": error(
        "樣式的範本有錯：{reason}。",
        "請修正這一行的 Jinja 寫法；範本能用的名稱見 docs/style.zh-Hant.md。",
        "A template of the style is wrong: {reason}.",
        "Mend the Jinja of this line; docs/style.md tells the names that a template has.",
    ),
    "style-file-unread": warning(
        "樣式的檔案「{path}」不會用到：沒有這個名稱。",
        "最接近的名稱是「{nearest}」；暫時不用的檔案請移走，或在檔名前加上 x-。",
        "The style's file “{path}” is not used: there is no such name.",
        "The nearest name is “{nearest}”; move away what you do not use, or let its name begin "
        "with x-.",
    ),
    "style-markup": error(
        "樣式的範本寫出的 HTML 不合規則：{reason}。",
        "請檢查樣式的 templates/：標籤要成對，空元素要有斜線，例如 <br/>。",
        "The templates of the style write HTML that is not well-formed: {reason}.",
        "Look through its templates/: tags come in pairs, empty ones with a stroke, as <br/>.",
    ),
    "style-measure-wide": error(
        "版心太寬：訂口 {margin_inner} 加上 {measure} 字（每字 {size}），"
        "比裁切寬度 {trim_width} 多出 {excess}。",
        "請減少 page.measure 或 page.margin-inner，或加大 page.trim-width。",
        "The type area is too wide: {margin_inner} of inner margin and {measure} characters of "
        "{size} are {excess} more than the trim width of {trim_width}.",
        "Lower page.measure or page.margin-inner, or raise page.trim-width.",
    ),
    "style-lines-high": error(
        "版心太高：天頭 {margin_head} 加上 {lines} 行（{size} 的字，行距 {leading}），"
        "比裁切高度 {trim_height} 多出 {excess}。",
        "請減少 page.lines 或 page.margin-head，或加大 page.trim-height。",
        "The type area is too high: {margin_head} of head margin and {lines} lines ({size} on "
        "{leading}) are {excess} more than the trim height of {trim_height}.",
        "Lower page.lines or page.margin-head, or raise page.trim-height.",
    ),
    "style-foot-low": warning(
        "版心之下只剩 {room}，篇首頁的頁碼會被裁掉；至少要 {least}。",
        "請減少 page.lines、page.margin-head 或 body.leading，或加大 page.trim-height。",
        "Only {room} are left below the type area: the folio of an opening page is trimmed away. "
        "It needs {least}.",
        "Lower page.lines, page.margin-head or body.leading, or raise page.trim-height.",
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
        "樣式表有引擎不認得的寫法：{declaration}。",
        "請檢查拼字；這一處已略過。",
        "The style sheet has something that the engine does not know: {declaration}.",
        "Check its spelling; it was ignored.",
    ),
    "style-css-unreadable": error(
        "樣式表這裡不是 CSS。",
        "每條宣告寫成「名稱: 值;」，前後的大括號要成對。",
        "The style sheet is no CSS here.",
        "Write every declaration as “name: value;”, between a pair of braces.",
    ),
    "style-css-unclosed": error(
        "樣式表從這裡開始的部分沒有收尾，後面的樣式都會失效。",
        "請補上「}}」；註解要有「*/」，引號與括號也要成對。",
        "What begins here in the style sheet is never closed; all that follows is lost.",
        "Add the “}}”; a comment ends with “*/”, quotation marks and brackets come in pairs.",
    ),
    "font-missing": error(
        "樣式要用的字型檔「{file}」不在樣式的 fonts/ 裡，也不在內附字型之中。",
        "請把字型檔（TTF）放進樣式資料夾的 fonts/。",
        "The font file “{file}” that the style names is neither in its fonts/ nor built in.",
        "Put the font file (TTF) into the fonts/ folder of the style.",
    ),
    "font-family-unknown": error(
        "樣式選項「{name}」列了「{family}」，但沒有這個名稱的字型。",
        "請用 faces 裡的 family，以逗號分開、加引號：{known}。",
        "The style option “{name}” lists “{family}”, but no face has that name.",
        "Use names that `faces` gives as family, in quotation marks, with commas between: {known}.",
    ),
    "font-marks-centred": error(
        "這些字型的標點不在字格的左邊，例如「{mark}」：{families}。照 {locale} 的規則排，"
        "標點會疊在後面的括號上。",
        "請在 fonts.song 等選項列出標點居左的字型，或把 lines.locale 改成 zh-Hant-TW、zh-Hant-HK。",
        "Marks such as “{mark}” do not stand at the left of their cell in these faces: "
        "{families_en}. By the rules of {locale} they would be printed over the bracket behind.",
        "List faces whose marks stand there in fonts.song and so on, or set lines.locale to "
        "zh-Hant-TW or zh-Hant-HK.",
    ),
    "font-broken": error(
        "檔案「{file}」不是可用的字型。",
        "請換成完好的字型檔（TTF）；網頁用的 WOFF 要先轉成 TTF。",
        "The file “{file}” is no font that can be used.",
        "Put a sound font file (TTF) in its place; turn a WOFF of the web into TTF first.",
    ),
    "font-character": error(
        "沒有任何內附字型含有「{character}」（{code}）這個字。",
        "請改用其他寫法、補一張圖片，或在樣式中加入含有此字的字型。",
        "No font has the character “{character}” ({code}).",
        "Write it differently, use a picture, or add a font that has it to the style.",
    ),
}
