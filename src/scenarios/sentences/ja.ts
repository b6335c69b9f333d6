// What is said of faults in Japanese.
import type { FaultKinds, FaultWords, Found, Items, Named, Stands, Thing } from "./words.ts";

const things: Readonly<Record<Thing, string>> = {
  clientName: "クライアントの名前",
  drift: "時計のずれ（ppm）",
  duration: "時間の長さ",
  entry: "スクリプトの項目",
  fieldName: "フィールドの名前",
  label: "ラベル",
  latitude: "緯度",
  link: "tokyo-london または tokyo>london の形の回線",
  list: "リスト",
  longitude: "経度",
  milliseconds: "ミリ秒の値",
  name: "名前",
  nodeId: "ノードのID",
  number: "数値",
  object: "オブジェクト",
  offset: "時計の進み",
  operation: "操作",
  optionValue: "テキスト、数値、true、false のどれか",
  probability: "確率",
  row: "table/key の形の行ID",
  rowId: "行のID",
  scalar: "テキスト、数値、true、false、null のどれか",
  tableName: "表の名前",
  term: "table/key.field の形のフィールド",
  termId: "フィールドの指定",
  text: "テキスト",
  time: "時刻",
  title: "タイトル",
  wholeNumber: "整数",
  yesOrNo: "true または false",
};

const many: Readonly<Record<Items, string>> = {
  entries: "項目",
  groups: "グループ",
  invariants: "検査",
  modes: "方式",
  nodes: "ノード",
  operations: "操作",
  terms: "フィールド",
};

const named: Readonly<Record<Named, string>> = {
  field: "フィールド",
  mode: "方式",
  node: "ノード",
  option: "設定",
  row: "行",
  table: "表",
};

const rules = {
  beginning: "文字で始めてください",
  noSpace: "空白では始められません",
} as const;

function described([kind, text]: Found): string {
  switch (kind) {
    case "number":
      return `数値 ${text} `;
    case "text":
      return `テキスト ${text} `;
    case "plain":
      return ` ${text} `;
    case "list":
      return "リスト";
    case "object":
      return "オブジェクト";
    case "null":
      return " null ";
    case "nothing":
      return "値なし";
  }
}

function standing([kind, word]: Stands): string {
  if (kind === "end") return "ファイルの終わり";
  return kind === "comment" ? "コメント（JSONにはありません）" : `「${word}」`;
}

const list = (names: readonly string[]): string => names.join("、");
const but = (found: string): string => `ここにあるのは${found}です`;
const is = (found: Found): string => but(described(found));
const needs = (what: string, found: Found): string => `${what}が必要ですが、${is(found)}`;
const did = (meant: string | null): string =>
  meant === null ? "" : `。「${meant}」のことでしょうか`;

const unknown = (what: Named, name: string, names: readonly string[]): string => {
  const known =
    names.length === 0 ? `${named[what]}は一つもありません` : `あるのは ${list(names)} です`;
  return `「${name}」という${named[what]}はありません。${known}`;
};

const values = {
  missing: () => "必要な項目がありません",
  expected: (what, value) =>
    what === "operation" || what === "entry"
      ? needs(`${things[what]}（オブジェクト）`, value)
      : needs(things[what], value),
  expectedMilliseconds: (what, value) => needs(`ミリ秒で表した${things[what]}`, value),
  expectedOneOf: (words, value) => needs(`${list(words)} のどれか`, value),
  expectedNode: (ids, value) => needs(`ノード（${list(ids)}）または none `, value),
  outOfRange: (what, min, max, unit, value) =>
    `${things[what ?? "number"]}は ${min} から ${max}${unit === "" ? "" : ` ${unit}`} までですが、` +
    but(` ${value} `),
  tooFine: (ms) => `${ms} ms は小数が3桁を超えています`,
  emptyText: (what) => `${things[what]}は空にできません`,
  longText: (what, length, most) =>
    `${things[what]}が ${length} 文字あります。${most} 文字まで使えます`,
  halfCharacter: (what) => `${things[what]}に半端な文字（単独のサロゲート）があります`,
  controlCharacter: (what) => `${things[what]}に制御文字があります`,
  turningCharacter: (what, code) =>
    `${things[what]}に文字の並ぶ向きを変える文字 (U+${code}) があります`,
  reservedName: (name, what) => `「${name}」はJavaScriptの語なので、${things[what]}には使えません`,
  badName: (name, what, rule) => `「${name}」は${things[what]}になりません。${rules[rule]}`,
  badCharacter: (name, what, character) =>
    `「${name}」は${things[what]}になりません。${character === " " ? "空白" : character} は使えません`,
  nodeCalledNone: () => "none という名前のノードは作れません",
  unknownKey: (keys, meant) =>
    `そのようなキーはここにありません${
      meant === null ? `。使えるのは ${list(keys)} です` : did(meant)
    }`,
  forbiddenKey: () => "このキーは使えません",
  tooFew: (least, count) =>
    `少なくとも ${least} つ必要ですが、${count === 0 ? "一つもありません" : `${count} つだけです`}`,
  tooMany: (count, what, most) => `${many[what]}が ${count} あり、多すぎます。${most} まで使えます`,
  noEntry: () => "少なくとも一つの項目が必要ですが、一つもありません",
  twoVerbs: (part, verbs, present) =>
    `${things[part]}に使えるのは ${list(verbs)} のどれか一つですが、` +
    `ここには ${present.join(" と ")} があります`,
  unknownVerb: (part, verb, meant) =>
    `${things[part]}に「${verb}」というキーはありません${did(meant)}`,
  noVerb: (part, verbs) => `${things[part]}には ${list(verbs)} のどれか一つが必要です`,
  longSet: (count) => `集合に入るのは100個までですが、${count}個あります`,
  wholeValue: (kind, value) => `${kind} の値は整数ですが、${is(value)}`,
  negativeStart: (kind, value) => `${kind} は0以上で始まりますが、${but(` ${value} `)}`,
  largeCounter: (value) => `カウンターの値は 10^12 までですが、${but(` ${value} `)}`,
  setValue: (value) => `集合の値はリストですが、${is(value)}`,
  singleValue: (kind, value) => `${kind} の値は一つですが、${is(value)}`,
  noTextFields: () => "テキスト型のフィールドは今後の版で使えるようになります",
} satisfies Partial<FaultKinds>;

const wholes = {
  unknown,
  selfLink: (node) => `回線は二つのノードを結びます。${node} をそれ自身とは結べません`,
  nodeTwice: (id) => `ノード「${id}」が二度出てきます`,
  unknownCity: (id, meant) => {
    const help =
      meant === null ? '。{ "id", "name", "lat", "lon" } の形で指定してください' : did(meant);
    return `「${id}」という都市は登録されていません${help}`;
  },
  noFieldFits: (verb) => `「${verb}」に合うフィールドがどの表にもありません`,
  noWeight: () => "割合が0より大きいものがありません",
  shortFaults: (ms) => `少なくとも 100 ms 必要ですが、${but(` ${ms} `)}`,
  lateFaults: (untilMs, endMs) =>
    `障害は ${untilMs} ms まで続きますが、実行は ${endMs} ms で終わります`,
  noLinks: () => "ノードが一つだけなので、回線がありません",
  emptyInvariant: () => "検査には min、max、sum のどれかが必要です",
  crossedBounds: (min, max) => `min の ${min} が max の ${max} を超えています`,
  untilBeforeAt: (until, at) => `終わりの ${until} が始まりの ${at} より後ではありません`,
  nothingSet: () => "何も設定されていません",
  partitionTwice: (node) => `${node} が分断の中に二度出てきます`,
  partitionLacks: (nodes) => `分断ではどのノードも一度ずつ挙げますが、${list(nodes)} がありません`,
  notUpdated: (kind, way) =>
    `${kind} は update ではなく ${way === "counter" ? "increment" : "add と remove"} で変更します`,
  needsCounter: (field, kind) =>
    `increment にはカウンターが必要ですが、「${field}」は ${kind} です`,
  needsSet: (verb, field, kind) => `${verb} には集合が必要ですが、「${field}」は ${kind} です`,
  emptyGuard: () => "require には min か equals が必要です",
  guardOfSet: () => "require が調べるのは一つの値で、集合ではありません",
  noSuchOption: (mode, option, options) => `${mode} では、${unknown("option", option, options)}`,
  newerFormat: (version) =>
    `新しいEverywriteの形式（版 ${version}）です。ここで読めるのは版 2 です`,
  noFormat: (value) => needs("形式の版を表す 1 ", value),
  largeScenario: (kib) =>
    `シナリオが (空白と改行のない JSON として数えて) ${kib} KiB を超えています`,
  largeText: (kib, scenarioKib) =>
    `テキストが ${kib} KiB を超えています。シナリオは ${scenarioKib} KiB までです`,
} satisfies Partial<FaultKinds>;

const texts = {
  emptyFile: () => "ファイルが空です",
  expectedEnd: (stands) => `ここで終わるはずですが、${but(standing(stands))}`,
  deepNesting: (levels) => `リストとオブジェクトの入れ子が ${levels} 段を超えています`,
  expectedKey: (stands) => `引用符で囲んだキーが必要ですが、${but(standing(stands))}`,
  expectedColon: (key, stands) => `キー「${key}」の後に : が必要ですが、${but(standing(stands))}`,
  expectedComma: (close, stands) => `, または ${close} が必要ですが、${but(standing(stands))}`,
  keyTwice: () => "このキーが二度出てきます",
  openText: () => "このテキストは引用符で閉じられていません",
  lineBreak: () => "テキストの中に改行か制御文字があります",
  halfCharacterInText: () => "このテキストに半端な文字（単独のサロゲート）があります",
  unknownEscape: (letter) => `JSONに「\\${letter}」というエスケープはありません`,
  expectedValue: (stands) => `値が必要ですが、${but(standing(stands))}`,
  largeNumber: (digits) => `数値 ${digits} が大きすぎます`,
} satisfies Partial<FaultKinds>;

const links = {
  longLink: (length) => `リンクが ${length} 文字あり、どんなシナリオに必要な長さも超えています`,
  emptyLink: () => "リンクが空です",
  linkFlag: (key, value) => `リンクの「${key}」に値は付きませんが、「${value}」が付いています`,
  partTwice: (key) => `リンクに「${key}」が二度出てきます`,
  noSingleScenario: () => "リンクは s= か x= でシナリオを一つ指定します",
  notInLibrary: (id, meant) => `ライブラリーに「${id}」というシナリオはありません${did(meant)}`,
  linkTime: (text, mostMs) => `t=「${text}」は 0 から ${mostMs} ms までの時刻ではありません`,
  linkEvents: (text) => `e=「${text}」は出来事の数ではありません`,
  linkMode: (text, last) => `m=「${text}」は 0 から ${last} までの方式の番号ではありません`,
  linkOnly: (text, last) =>
    `only=「${text}」は 0,2 のような方式の番号の並びではありません。番号は 0 から ${last} までです`,
  linkView: (text, views) =>
    `v=「${text}」は表示の名前ではありません。あるのは ${list(views)} です`,
  linkLesson: (text) => `l=「${text}」はレッスンのステップではありません`,
  linkOutcome: (text) => `h=「${text}」は実行を表す6文字ではありません`,
  emptyPayload: () => "リンクの x= の後が空です",
  olderLink: () => "公開前のEverywriteで作られたリンク（版 1）で、もう開けません",
  newerLink: (version) =>
    `新しいEverywriteで作られたリンク（版 ${version}）です。ここで読めるのは版 2 です`,
  damagedBeginning: (first) => `リンクが壊れています。版の番号ではなく「${first}」で始まっています`,
  damagedCharacter: (character) =>
    `リンクが壊れています。「${character}」という文字は使われないはずです`,
  damagedEnd: () => "リンクが壊れています。最後の部分が欠けているか、途中で切れています",
  damagedPart: () => "リンクが壊れています。一部が欠けているか、変わったか、重複しています",
  damagedInside: () => "リンクが壊れています。中身を読み取れません",
  largePayload: (kib) => `リンクの中身が ${kib} KiB を超えています`,
} satisfies Partial<FaultKinds>;

export const ja: FaultWords = {
  kinds: { ...values, ...wholes, ...texts, ...links },
  notJson: (line, column, clause) => `JSONではありません。${line} 行目 ${column} 文字目: ${clause}`,
  ignored: (parts) =>
    `リンクの${parts.map((part) => `「${part}」`).join("")}は、この版では分からないため無視しました。`,
  inLink: (clause) => `リンクのシナリオが正しくありません: ${clause}`,
  sentence: (clause) => `${clause}。`,
};
