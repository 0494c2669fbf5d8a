"""Findings about the fields of article.yaml, journal.yaml and issue.yaml."""

from publish.diagnostics.catalogue.entry import Catalogue, error, warning

FIELDS: Catalogue = {
    "field-unknown": warning(
        "沒有「{name}」這個欄位，已略過。",
        "最接近的欄位是「{nearest}」；自己加的欄位請以 x- 開頭。",
        "There is no field “{name}”; it was ignored.",
        "The nearest one is “{nearest}”; begin fields of your own with x-.",
    ),
    "field-stray": warning(
        "這裡沒有「{name}」這個欄位，已略過。",
        "這裡可用的欄位：{known}；自己加的欄位請以 x- 開頭。",
        "There is no field “{name}” here; it was ignored.",
        "Fields that may stand here: {known}. Begin fields of your own with x-.",
    ),
    "field-not-text": error(
        "這裡要寫文字，不是清單或一組欄位。",
        "請在冒號後面直接寫文字；各語言的寫法是「zh-Hant: 文字」。",
        "A text is needed here, not a list or a group of fields.",
        "Write the text behind the colon; for several languages write “zh-Hant: text”.",
    ),
    "field-not-fields": error(
        "這裡要寫一組欄位，不是單一的文字或清單。",
        "請在下一行縮排，寫成「名稱: 內容」；可用的欄位：{known}。",
        "A group of fields is needed here, not a text or a list.",
        "Indent the next line and write “name: value”; fields that may stand here: {known}.",
    ),
    "field-not-map": error(
        "這裡要寫「名稱: 內容」的對照，不是單一的文字或清單。",
        "請在下一行縮排，一行寫一個「名稱: 內容」。",
        "Pairs of “name: value” are needed here, not a text or a list.",
        "Indent the next line and write one “name: value” a line.",
    ),
    "field-not-flag": error(
        "「{value}」不是 true 也不是 false。",
        "請寫 true（是）或 false（否）；yes、no 在這裡只是文字。",
        "“{value}” is neither true nor false.",
        "Write true or false; yes and no are mere text here.",
    ),
    "field-not-number": error(
        "「{value}」不是數字。",
        "請只用半形數字 0–9，例如 31。",
        "“{value}” is no number.",
        "Write digits 0–9 only, e.g. 31.",
    ),
    "field-value": error(
        "這個欄位不能是「{value}」。",
        "可用的值（最接近的在前）：{allowed}。",
        "This field cannot be “{value}”.",
        "Values it may have (the nearest one first): {allowed}.",
    ),
    "field-missing": error(
        "缺少欄位「{name}」。",
        "請補上「{name}: …」。",
        "The field “{name}” is missing.",
        "Add “{name}: …”.",
    ),
    "language-tag": error(
        "「{tag}」不是語言代碼。",
        "語言代碼（BCP 47）例如 zh-Hant、en、ja；這裡可能是「{nearest}」。",
        "“{tag}” is no language tag.",
        "Language tags (BCP 47) are zh-Hant, en, ja and so on; “{nearest}” may be meant.",
    ),
    "language-twice": error(
        "語言「{tag}」寫了兩次。",
        "每種語言只寫一次；zh-TW 與 zh-Hant-TW 視為相同。",
        "The language “{tag}” is given twice.",
        "Give each language once; zh-TW and zh-Hant-TW count as the same.",
    ),
    "date-form": error(
        "「{value}」不是日期的寫法。",
        "請寫成 2021-07-31、2021-07 或 2021（西元、半形、月日兩位）。",
        "“{value}” is not how a date is written.",
        "Write 2021-07-31, 2021-07 or 2021 (two digits for month and day).",
    ),
    "date-nonexistent": error(
        "日曆上沒有「{value}」這一天。",
        "請檢查月份與日數。",
        "There is no such day as {value}.",
        "Check the month and the day.",
    ),
    "id-form": error(
        "「{value}」不能當代號。",
        "代號用於檔名與引用：只用字母、數字與 - _ .，不含空格與斜線。",
        "“{value}” cannot be an id.",
        "Ids name files and are referred to: use letters, digits, - _ and . without blanks or "
        "slashes.",
    ),
    "orcid-form": error(
        "「{value}」不是 ORCID。",
        "ORCID 是十六位數，四位一組，例如 0000-0002-1825-0097。",
        "“{value}” is no ORCID iD.",
        "An ORCID iD has sixteen digits in groups of four, e.g. 0000-0002-1825-0097.",
    ),
    "orcid-checksum": error(
        "ORCID「{value}」的檢查碼不符，可能抄錯一位。",
        "請到 orcid.org 核對。",
        "The last digit of the ORCID iD “{value}” does not fit; a digit may be wrong.",
        "Compare it with orcid.org.",
    ),
    "doi-form": error(
        "「{value}」不是 DOI。",
        "DOI 以 10. 開頭，前綴例如 10.1234，全碼例如 10.1234/abc.5。",
        "“{value}” is no DOI.",
        "A DOI begins with 10.; a prefix is like 10.1234, a whole DOI like 10.1234/abc.5.",
    ),
    "isbn": error(
        "「{value}」不是正確的 ISBN（位數或檢查碼不符）。",
        "請對照版權頁，十三碼以 978 或 979 開頭。",
        "“{value}” is no valid ISBN (its length or its last digit does not fit).",
        "Compare it with the colophon; thirteen digits begin with 978 or 979.",
    ),
    "issn": error(
        "「{value}」不是正確的 ISSN（位數或檢查碼不符）。",
        "ISSN 是八位，例如 0378-5955。",
        "“{value}” is no valid ISSN (its length or its last digit does not fit).",
        "An ISSN has eight digits, e.g. 0378-5955.",
    ),
    "email-form": error(
        "「{value}」不是電子郵件地址。",
        "地址的形式是 name@example.org，不含空格。",
        "“{value}” is no e-mail address.",
        "An address looks like name@example.org, without blanks.",
    ),
    "url-form": error(
        "「{value}」不是網址。",
        "網址以 http:// 或 https:// 開頭，不含空格。",
        "“{value}” is no web address.",
        "Web addresses begin with http:// or https:// and have no blanks.",
    ),
    "ror-form": error(
        "「{value}」不是 ROR 代碼。",
        "ROR 的形式是 https://ror.org/ 加九個字元，以 0 開頭。",
        "“{value}” is no ROR id.",
        "A ROR id is https://ror.org/ and nine characters, the first of them 0.",
    ),
    "license-form": error(
        "「{value}」不是授權條款的代號。",
        "請寫 SPDX 代號（例如 CC-BY-4.0）或條款的網址；其他說明請寫在 statement。",
        "“{value}” is not the name of a licence.",
        "Write an SPDX id (e.g. CC-BY-4.0) or the licence's address; other words go into "
        "`statement`.",
    ),
    "name-empty": error(
        "這個姓名是空的。",
        "請寫 family（姓）與 given（名），或 literal（整個名稱）。",
        "This name is empty.",
        "Give `family` and `given`, or `literal` for a whole name.",
    ),
    "affiliation-nameless": error(
        "這個服務機構沒有代號（id）。",
        "請加上 id，作者才能引用它；只有一位作者用到時，也可直接寫在該作者之下。",
        "This affiliation has no id.",
        "Give it an id so that authors can refer to it, or write it below its only author.",
    ),
    "affiliation-twice": error(
        "服務機構的代號「{name}」用了兩次；第一次在第 {first} 行。",
        "請改用不同的代號，或刪除重複的機構。",
        "The affiliation id “{name}” is used twice; the first one is in line {first}.",
        "Change one of the ids, or delete the repeated affiliation.",
    ),
    "affiliation-unknown": error(
        "affiliations 裡沒有代號「{name}」。",
        "請檢查拼字；最接近的是「{nearest}」。",
        "No affiliation has the id “{name}”.",
        "Check its spelling; the nearest is “{nearest}”.",
    ),
    "affiliation-undefined": error(
        "代號「{name}」沒有對應的服務機構：文章沒有 affiliations 欄位。",
        "請加上「affiliations: [{{id: {name}, institution: …}}]」，或在這裡直接寫機構名稱。",
        "The id “{name}” stands for no affiliation: the article has no field `affiliations`.",
        "Add “affiliations: [{{id: {name}, institution: …}}]”, or write the institution's name "
        "here.",
    ),
    "body-twice": warning(
        "Markdown 檔已有正文，「body」欄位已略過。",
        "請刪除 body 欄位。",
        "The Markdown file holds the body already; the field `body` was ignored.",
        "Delete the field `body`.",
    ),
    "issue-page-form": error(
        "文前、文後的項目寫法不成立。",
        "請寫 cover、colophon 等名稱，或「{{toc: zh-Hant}}」、「{{page: 檔名.md}}」、"
        "「{{article: 資料夾}}」。",
        "This is not how an entry of `front` or `back` is written.",
        "Write a name such as cover or colophon, or “{{toc: zh-Hant}}”, “{{page: file.md}}”, "
        "“{{article: folder}}”.",
    ),
    "issue-article-twice": error(
        "稿件「{path}」在目次裡出現兩次；第一次在第 {first} 行。",
        "請刪除其中一個。",
        "The article “{path}” stands twice in the contents; the first time in line {first}.",
        "Delete one of the two.",
    ),
    "article-type-missing": error(
        "沒有寫明稿件類型（type）。",
        "請補上「type: …」，可用的值：{allowed}。",
        "The type of the article is missing.",
        "Add “type: …”; it may be: {allowed}.",
    ),
    "article-field-missing": error(
        "「{type}」類稿件缺少欄位「{name}」。",
        "請補上「{name}: …」；若類型有誤，請修改 type。",
        "An article of type “{type}” needs the field “{name}”.",
        "Add “{name}: …”, or change `type` if it is wrong.",
    ),
    "article-body-missing": error(
        "稿件沒有正文。",
        "請寫「body: body.md」並把正文放進該檔，或用「body: |」直接寫。",
        "The article has no body.",
        "Write “body: body.md” and put the text into that file, or write it below “body: |”.",
    ),
    "journal-field-missing": error(
        "本刊規定「{type}」類稿件必須有欄位「{name}」。",
        "請補上「{name}: …」；規定寫在 journal.yaml 的 required。",
        "The journal wants the field “{name}” in articles of type “{type}”.",
        "Add “{name}: …”; journal.yaml says so in `required`.",
    ),
    "title-language-missing": error(
        "缺少 {language} 的題名；本刊規定各語言都要有。",
        "請在 title 補上「{language}: …」；規定寫在 journal.yaml 的 languages。",
        "There is no title in {language}, one of the journal's languages.",
        "Add “{language}: …” to `title`; journal.yaml says so in `languages`.",
    ),
    "author-language-missing": warning(
        "作者「{name}」沒有 {language} 的姓名；本刊規定各語言都要有。",
        "請在 name 補上「{language}: …」；規定寫在 journal.yaml 的 languages。",
        "The author “{name}” has no name in {language}, one of the journal's languages.",
        "Add “{language}: …” to `name`; journal.yaml says so in `languages`.",
    ),
    "translation-missing": warning(
        "{name} 有其他語言，但缺少 {language}。",
        "請補上「{language}: …」，或確認不需要。",
        "The field {name} is given, but not in {language}.",
        "Add “{language}: …”, or make sure that it is not needed.",
    ),
    "keywords-count": warning(
        "{language} 的關鍵詞有 {count} 個；通常是 3 到 8 個。",
        "請增減關鍵詞；若關鍵詞之間沒有分開，請用「、」或清單分開。",
        "Keywords in {language}: {count}; three to eight are usual.",
        "Add or remove some; if they are not separated, write a list.",
    ),
    "keywords-uneven": warning(
        "各語言的關鍵詞數目不同：{counts}。",
        "請讓各語言的關鍵詞一一對應。",
        "The languages have different numbers of keywords: {counts}.",
        "Let the keywords of all languages correspond.",
    ),
    "corresponding-email-missing": warning(
        "通訊作者「{name}」沒有電子郵件。",
        "請補上 email。",
        "The corresponding author {name} has no e-mail address.",
        "Add `email`.",
    ),
    "dates-order": error(
        "{later}（{later_value}）早於 {earlier}（{earlier_value}）。",
        "請核對這兩個日期。",
        "The date `{later}` ({later_value}) lies before `{earlier}` ({earlier_value}).",
        "Compare the two dates with the correspondence.",
    ),
    "author-twice": error(
        "作者「{name}」列了兩次。",
        "請刪除其中一個；同名的不同人請各加 orcid。",
        "The author {name} is listed twice.",
        "Delete one of the two; give different people of one name their orcid.",
    ),
    "short-title-missing": warning(
        "{language} 的題名長 {length} 字，頁眉放不下（上限 {limit} 字）。",
        "請加上 short-title；程式不會自行刪節題名。",
        "The title in {language} is {length} em long; running heads hold {limit}.",
        "Add `short-title`; titles are never cut automatically.",
    ),
    "short-title-long": warning(
        "{language} 的短題長 {length} 字，頁眉放不下（上限 {limit} 字）。",
        "請再縮短 short-title。",
        "The short title in {language} is {length} em long; running heads hold {limit}.",
        "Make `short-title` shorter.",
    ),
    "doi-prefix": error(
        "DOI「{doi}」的前綴不是本刊的 {prefix}。",
        "請核對 DOI；本刊的前綴寫在 journal.yaml 的 doi-prefix。",
        "The DOI “{doi}” does not have the journal's prefix {prefix}.",
        "Check the DOI; the prefix stands in journal.yaml as `doi-prefix`.",
    ),
    "first-page": error(
        "首頁頁碼必須從 1 起算，不能是 {page}。",
        "請改成 1 以上的數字；由期號檔決定頁碼時，請刪除這個欄位。",
        "The first page cannot be {page}; pages count from 1.",
        "Write 1 or more, or delete the field and let the issue decide.",
    ),
    "role-unknown": warning(
        "不認得工作「{role}」，也沒有 label 可印。",
        "請用 {known} 其中之一，或加上「label: 印出的職稱」。",
        "The role “{role}” is not known, and there is no label to print.",
        "Use one of {known}, or add “label: …” as it is to be printed.",
    ),
}
