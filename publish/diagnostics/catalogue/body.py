"""Findings about the body: Markdown, notes, tables, Chinese text."""

from publish.diagnostics.catalogue.entry import Catalogue, error, warning

_SYNTAX: Catalogue = {
    "class-unknown": warning(
        "樣式沒有「.{name}」這個類別，已略過；文字仍照排。",
        "請檢查拼字；此處可用：{known}。不需要時請刪去大括號裡的這一項。",
        "The style has no class “.{name}”; it was ignored, the text stays.",
        "Check its spelling; here there are: {known}. If it is not needed, delete it.",
    ),
    "attribute-unknown": warning(
        "大括號裡的「{name}=」在這裡沒有作用，已略過。",
        "請檢查拼字；此處可用：{known}。",
        "“{name}=” between the braces means nothing here and was ignored.",
        "Check its spelling; here there are: {known}.",
    ),
    "attributes-stray": warning(
        "「{text}」沒有被讀作屬性，會照字面印出。",
        "大括號須緊接在圖、連結、方括號文字之後，或在標題、表題的行末；"
        '值含空白時要加引號，例如 width="80 mm"。',
        "“{text}” was not read as attributes and would be printed.",
        "Put the braces directly behind a picture, a link or [text], or at the end of a heading "
        'or caption; quote values that have blanks, as in width="80 mm".',
    ),
    "language-malformed": warning(
        "「{value}」不是語言代碼，已略過。",
        "請用 BCP 47 代碼，例如 en、ja、ru、de、zh-Hans。",
        "“{value}” is no language tag and was ignored.",
        "Use a BCP 47 tag such as en, ja, ru, de, zh-Hans.",
    ),
    "raw-html": warning(
        "正文裡有 HTML 標籤「{tag}」，不會輸出；標籤之間的文字仍照排。",
        "請刪去標籤，改用 Markdown：*強調*、[文字]{{.類別}}、^上標^、~下標~，換行用行末的 \\。",
        "The text has the HTML tag “{tag}”; it is left out, the text inside stays.",
        "Delete it and use Markdown: *emphasis*, [text]{{.class}}, ^super^, ~sub~, "
        "\\ at the end of a line for a break.",
    ),
    "tex-formula": error(
        "「{formula}」是 TeX 數學式，本工具不排 TeX，會照字面印出。",
        '請把數學式轉成 SVG 圖，寫成 ![](式.svg){{#eq-1 alt="說明"}}；'
        "若 $ 只是貨幣符號，請寫成 \\$。",
        "“{formula}” is a TeX formula; TeX is not set and would be printed as typed.",
        'Make an SVG picture of it and write ![](formula.svg){{#eq-1 alt="…"}}; '
        "if $ is only a currency sign, type \\$.",
    ),
    "strikeout": warning(
        "有刪除線文字（~~…~~）；成品不排刪除線，文字仍照排。",
        "要刪去的文字請直接刪除；要留下修改痕跡請用 {{--…--}}。",
        "The text is struck out (~~…~~); print has no strike-through, the text stays.",
        "Delete what is to go; to keep a trace of the edit, use {{--…--}}.",
    ),
    "code-indented": warning(
        "這段文字因行首有四個以上的空白，被讀作程式碼。",
        "請刪去行首的空白；段首縮排由版面樣式產生。",
        "This text begins with four or more blanks and so was read as program code.",
        "Delete the blanks; the style indents paragraphs.",
    ),
    "heading-space": warning(
        "「{text}」看似標題，但 # 後面沒有空白，被讀作一般段落。",
        "請用半形 #，並在 # 與標題文字之間加一個半形空白。",
        "“{text}” looks like a heading, but no blank follows the #; it was read as a paragraph.",
        "Use the half-width # and put a blank between it and the heading.",
    ),
    "heading-deep": warning(
        "標題只到第 {deepest} 級；這個標題用了六個 #，已當作第 {deepest} 級。",
        "請減少 # 的數目，或改成一般段落。",
        "Headings go down to level {deepest}; this one has six # and was taken as level {deepest}.",
        "Use fewer #, or make it a paragraph.",
    ),
    "division-open": error(
        "這個 ::: 區塊沒有結尾。",
        "請在區塊最後一行之後另起一行，寫上 :::。",
        "This ::: division is never closed.",
        "Write ::: on a line of its own below its last line.",
    ),
    "division-stray": warning(
        "這個 ::: 沒有對應的開頭，已略過。",
        "請刪去它，或在區塊之前補上 ::: {{.類別}}。",
        "This ::: closes nothing and was ignored.",
        "Delete it, or write ::: {{.class}} above the division.",
    ),
    "list-number": warning(
        "這一項的編號打的是「{typed}{mark}」，但清單依序編號，會印成「{printed}{mark}」。",
        "請改正編號；若不是清單，請在編號的點前加 \\（{typed}\\{mark}）。",
        "This item is numbered “{typed}{mark}”, but lists are counted: “{printed}{mark}” "
        "would be printed.",
        "Correct the number; if it is no list, type \\ before its mark ({typed}\\{mark}).",
    ),
    "line-break-invisible": warning(
        "行末有兩個以上的空白，在這裡強制換行。",
        "不想換行請刪去行末空白；要換行請改在行末打 \\。",
        "Two or more blanks at the end of the line force a line break here.",
        "Delete the blanks; if you want the break, type \\ at the end of the line.",
    ),
    "paragraph-unseparated": warning(
        "這一行以全形空格開頭，但前面沒有空行，會接在上一行後面成為同一段。",
        "若是新的段落，請在前面空一行，並刪去行首的空格。",
        "This line begins with ideographic blanks, but no empty line precedes it: it runs on.",
        "If it is a new paragraph, put an empty line before it and delete the blanks.",
    ),
    "list-unseparated": warning(
        "這幾行像是列舉，但前面沒有空行，會接在上一行後面成為同一段。",
        "若是列舉，請在前面空一行；若是同一段文字，請改在別處換行。",
        "These lines look like a list, but no empty line precedes them: they run on.",
        "If they are a list, put an empty line before them; if not, break the lines elsewhere.",
    ),
    "typed-indent": warning(
        "段首打了全形空格，已移除。",
        "請刪去段首的空格；段首縮排由版面樣式產生。",
        "The paragraph is indented by typed blanks; they were taken away.",
        "Delete the blanks; the style indents paragraphs.",
    ),
    "emphasis-open": warning(
        "這裡的「{mark}」沒有成對，會照字面印出。",
        "請補上或刪去另一半；若要印出星號，請寫成 \\*。",
        "This “{mark}” has no partner and would be printed.",
        "Add its partner or delete it; to print asterisks, type \\*.",
    ),
    "link-target": warning(
        "連結的目標「{target}」不是網址，也不是本文的代號；只留下文字。",
        "請寫完整網址（https://…）、mailto:…，或 #代號。",
        "The link's target “{target}” is neither an address nor an id of this text; "
        "only its words stay.",
        "Write a whole address (https://…), mailto:…, or #id.",
    ),
    "link-unused": error(
        "「[{label}]: …」被讀作連結的定義，卻沒有用來連結任何文字；這一行不會印出。",
        "若是註腳，請寫成 [^{label}]: …；若是一般文字，請在方括號前加 \\。",
        "“[{label}]: …” was read as a link definition, but links nothing; it is not printed.",
        "If it is a note, write [^{label}]: …; if it is text, type \\ before the bracket.",
    ),
}

_NOTES: Catalogue = {
    "note-undefined": error(
        "註「{key}」沒有內容。",
        "請另起一段寫上 [^{key}]: 註的內容，或刪去這個註號。",
        "The note “{key}” has no text.",
        "Write [^{key}]: and its text as a paragraph of its own, or delete this call.",
    ),
    "note-uncalled": error(
        "註「{key}」有內容，但正文沒有註號，不會印出。",
        "請在正文加上 [^{key}]，或刪去這條註。",
        "The note “{key}” is never called and would not be printed.",
        "Put [^{key}] into the text, or delete the note.",
    ),
    "note-defined-twice": error(
        "註「{key}」有兩個內容；前一個在 {first}。",
        "請為其中一條改用別的代號，或刪去一條。",
        "The note “{key}” is defined twice; the first one is at {first}.",
        "Give one of them another key, or delete it.",
    ),
    "note-called-twice": error(
        "註「{key}」用了兩次；前一次在 {first}。每條註只能有一個註號。",
        "請為第二處另寫一條註，例如「同註 X」。",
        "The note “{key}” is called twice; the first call is at {first}. A note has one call.",
        "Write another note for the second place, such as “see note X”.",
    ),
    "note-colon": error(
        "[^{key}] 後面是全形冒號，已暫時讀作註的內容。",
        "請改用半形冒號加空白：[^{key}]: 註的內容。",
        "A full-width colon follows [^{key}]; it was taken for a note's text.",
        "Use a half-width colon and a blank: [^{key}]: text.",
    ),
}

_HEADINGS: Catalogue = {
    "heading-jump": warning(
        "標題從第 {before} 級跳到第 {level} 級。",
        "請把 # 減為 {wanted} 個，或補上中間層級的標題。",
        "The headings jump from level {before} to level {level}.",
        "Use {wanted} #, or add the heading in between.",
    ),
    "heading-number": warning(
        "標題編號「{number}」不連續：同級的前一個是「{before}」。",
        "請檢查是否漏了標題，或編號重複、跳號。",
        "The heading's number “{number}” does not follow the one before it, “{before}”.",
        "See whether a heading is missing, or a number was used twice or left out.",
    ),
    "heading-number-first": warning(
        "這一層的第一個標題編號是「{number}」，不是從一開始。",
        "請檢查是否漏了前面的標題，或編號打錯。",
        "The first heading here is numbered “{number}”; it does not begin with one.",
        "See whether a heading is missing before it, or the number is wrong.",
    ),
    "heading-empty": error(
        "標題沒有文字。",
        "請補上標題文字，或刪去這一行。",
        "The heading has no text.",
        "Write its text, or delete the line.",
    ),
}

_TABLES: Catalogue = {
    "table-ragged": error(
        "表格第 {row} 列（含表頭）有 {has} 格，應有 {wants} 格。",
        "請補足缺少的格子（可以空白），或刪去多出的；要合併左格請寫 <，合併上格請寫 ^。",
        "Row {row} of the table, its head counted, has {has} cells; it should have {wants}.",
        "Add the missing cells (they may be empty) or delete the extra ones; type < to join the "
        "cell at the left, ^ the one above.",
    ),
    "table-join": error(
        "「{mark}」無法合併：左邊或上面沒有可合併的格子，或合併後不是長方形。",
        "請改正合併的格子；若要印出這個符號，請寫成 \\{mark}。",
        "“{mark}” joins nothing: there is no such cell, or the joined cells are no rectangle.",
        "Correct the joined cells; to print the sign itself, type \\{mark}.",
    ),
    "table-head-rows": warning(
        "head=「{value}」不是列數，表頭當作一列。",
        "請寫數字，例如 head=2。",
        "head=“{value}” is no number of rows; the head was taken as one row.",
        "Write a number, as in head=2.",
    ),
    "table-caption-missing": warning(
        "表格沒有表題。",
        "請在表格之後空一行，寫上「: 表題 {{#tbl-代號}}」；編號由程式產生。",
        "The table has no caption.",
        "Leave an empty line below it and write “: caption {{#tbl-id}}”; it is numbered for you.",
    ),
    "label-typed": warning(
        "「{typed}」由程式自動印出，這裡又打了一次，會印成兩個。",
        "請刪去「{typed}」；內文提到圖、表時寫成 [](#代號)。",
        "“{typed}” is printed by the program; typed here, it comes twice.",
        "Delete “{typed}”; in the text, refer to figures and tables by [](#id).",
    ),
    "picture-alt-missing": warning(
        "圖「{path}」沒有替代文字，看不見圖的讀者無從得知內容。",
        '請在大括號裡寫 alt="…"，用一兩句話說明圖的內容。',
        "The picture “{path}” has no alternative text for readers who cannot see it.",
        'Write alt="…" between the braces: one or two sentences on what it shows.',
    ),
}

_REFERENCES: Catalogue = {
    "duplicate-id": error(
        "代號「{name}」用了兩次；前一次在 {first}。",
        "請為其中一個改用別的代號，並改正引用它的 [](#…)。",
        "The id “{name}” is used twice; the first one is at {first}.",
        "Give one of them another id, and correct the [](#…) that refer to it.",
    ),
    "reference-unknown": error(
        "本文沒有代號「{target}」可供引用。",
        "最接近的代號：{nearest}。請檢查拼字，或為圖、表、標題加上 {{#{target}}}。",
        "Nothing in this text has the id “{target}”.",
        "The nearest is {nearest}. Check the spelling, or give the figure, table or heading "
        "{{#{target}}}.",
    ),
}

_EDITS: Catalogue = {
    "edit-open": warning(
        "還有未定案的修訂（{kind}）：「{text}」。付印版以接受修訂排印。",
        "請決定採用與否，刪去 {{++ ++}}、{{-- --}}、{{~~ ~> ~~}} 等記號。",
        "An edit is still open ({kind}): “{text}”. The final build prints it as accepted.",
        "Decide on it and delete the marks {{++ ++}}, {{-- --}}, {{~~ ~> ~~}}.",
    ),
    "critic-broken": error(
        "「{opening}」沒有對應的「{closing}」，會照字面印出。",
        "請在同一段裡補上「{closing}」，或刪去「{opening}」。",
        "“{opening}” has no “{closing}” and would be printed.",
        "Add “{closing}” in the same paragraph, or delete “{opening}”.",
    ),
}

_QUERIES: Catalogue = {
    "query-open": warning(
        "還有未答覆的詢問（{mark}）：「{text}」。付印版不會印出。",
        "請在後面寫 {{>>答：…<<}}（或填 answer:），處理完後可刪去詢問。",
        "A query is still open ({mark}): “{text}”. The final build does not print it.",
        "Answer it behind it as {{>>A: …<<}} (or in answer:), and delete it when it is settled.",
    ),
    "answer-alone": warning(
        "這則答覆沒有緊接在詢問之後，不知道答的是哪一則：「{text}」。",
        "請移到所答的詢問 {{>> … <<}} 後面，中間不要有字或標點。",
        "This answer does not stand right behind a query, so that nobody knows what it answers: "
        "“{text}”.",
        "Put it right behind the query {{>> … <<}} that it answers, with nothing between them.",
    ),
}

_CHARACTERS: Catalogue = {
    "character-broken": error(
        "有無法辨識的字元（{code}），多半是轉檔或造字造成的。",
        "請對照原稿改成正確的字；罕用字若有 Unicode 字碼請直接輸入。",
        "There is a character that means nothing ({code}), from a conversion or a private font.",
        "Compare the original and type the right character; most rare characters are in Unicode.",
    ),
    "invisible-character": warning(
        "有看不見的控制字元（{code}），已移除。",
        "請刪去它；常來自從網頁或 PDF 複製的文字。",
        "There is an invisible control character ({code}); it was taken away.",
        "Delete it; it often comes with text copied from a web page or PDF.",
    ),
    "half-width-mark": warning(
        "中文裡用了半形的「{mark}」。",
        "請改用全形「{proposed}」。",
        "A half-width “{mark}” stands in Chinese text.",
        "Use the full-width “{proposed}”.",
    ),
    "mixed-brackets": warning(
        "括號或引號「{mark}」{problem}。",
        "請補上或改正另一半；全形與半形不能混用。",
        "The bracket or quotation mark “{mark}” {problem_en}.",
        "Add or correct its partner; full-width and half-width ones do not pair.",
    ),
    "space-between-han": warning(
        "「{before}」與「{after}」之間有半形空白。",
        "請刪去空白；要保留空白請打全形空格或 \\ 加空白。",
        "There is a blank between “{before}” and “{after}”.",
        "Delete it; to keep a blank, type an ideographic one, or \\ and a blank.",
    ),
    "straight-quotes": warning(
        "中文裡用了直引號「{mark}」。",
        "請改用「」（引文中的引文用『』），或彎引號“”；"
        "若由 pandoc 轉出，請加上 -t markdown-smart 重新轉檔。",
        "A straight quotation mark {mark} stands in Chinese text.",
        "Use 「」 (『』 inside), or “”; if pandoc made this file, "
        "convert again with -t markdown-smart.",
    ),
    "ellipsis-dots": warning(
        "刪節號打成了「{typed}」。",
        "請改用「……」（兩個 U+2026）。",
        "The ellipsis was typed “{typed}”.",
        "Use “……” (U+2026 twice).",
    ),
    "dash-short": warning(
        "破折號打成了「{typed}」。",
        "請改用「——」（兩個 U+2014）；表示起訖請用「～」或「–」。",
        "The dash was typed “{typed}”.",
        "Use “——” (U+2014 twice); for a range use ～ or –.",
    ),
    "digits-fullwidth": warning(
        "數字打成了全形「{typed}」。",
        "請改用半形「{proposed}」。",
        "The number was typed in full-width digits, “{typed}”.",
        "Use “{proposed}”.",
    ),
    "mark-form": warning(
        "「{typed}」是{kind}，在橫排的文字裡不合字格，換行也不照規則。",
        "請改用「{proposed}」。",
        "“{typed}” {kind_en}; in horizontal text it does not fit its cell, and lines do not break "
        "at it by rule.",
        "Use “{proposed}”.",
    ),
}

BODY: Catalogue = {
    **_SYNTAX,
    **_NOTES,
    **_HEADINGS,
    **_TABLES,
    **_REFERENCES,
    **_EDITS,
    **_QUERIES,
    **_CHARACTERS,
}
