// What is said of faults in Brazilian Portuguese.
import type { FaultKinds, FaultWords, Found, Items, Named, Stands, Thing } from "./words.ts";

const things: Readonly<Record<Thing, string>> = {
  clientName: "um nome de cliente",
  drift: "uma deriva em partes por milhão",
  duration: "uma duração",
  entry: "uma entrada do roteiro",
  fieldName: "um nome de campo",
  label: "um rótulo",
  latitude: "uma latitude",
  link: 'um enlace no formato "tokyo-london" ou "tokyo>london"',
  list: "uma lista",
  longitude: "uma longitude",
  milliseconds: "milissegundos",
  name: "um nome",
  nodeId: "um id de nó",
  number: "um número",
  object: "um objeto",
  offset: "um adiantamento do relógio",
  operation: "uma operação",
  optionValue: "um texto, um número, true ou false",
  probability: "uma probabilidade",
  row: 'um id de linha no formato "tabela/chave"',
  rowId: "um id de linha",
  scalar: "um texto, um número, true, false ou null",
  tableName: "um nome de tabela",
  term: 'um campo no formato "tabela/chave.campo"',
  termId: "uma referência a um campo",
  text: "um texto",
  time: "um tempo",
  title: "um título",
  wholeNumber: "um número inteiro",
  yesOrNo: "true ou false",
};

const many: Readonly<Record<Items, string>> = {
  entries: "entradas",
  groups: "grupos",
  invariants: "verificações",
  modes: "modos",
  nodes: "nós",
  operations: "operações",
  terms: "campos",
};

interface Noun {
  readonly none: string;
  readonly all: string;
}

const named: Readonly<Record<Named, Noun>> = {
  field: { none: "nenhum campo", all: "os campos" },
  mode: { none: "nenhum modo", all: "os modos" },
  node: { none: "nenhum nó", all: "os nós" },
  option: { none: "nenhuma opção", all: "as opções" },
  row: { none: "nenhuma linha", all: "as linhas" },
  table: { none: "nenhuma tabela", all: "as tabelas" },
};

const rules = {
  beginning: "começa com uma letra",
  noSpace: "não começa com um espaço",
} as const;

function described([kind, text]: Found): string {
  switch (kind) {
    case "number":
      return `o número ${text}`;
    case "text":
      return `o texto ${text}`;
    case "plain":
      return `${text}`;
    case "list":
      return "uma lista";
    case "object":
      return "um objeto";
    case "null":
      return "null";
    case "nothing":
      return "nada";
  }
}

function standing([kind, word]: Stands): string {
  if (kind === "end") return "o fim do arquivo";
  return kind === "comment" ? "um comentário (JSON não os tem)" : `"${word}"`;
}

const list = (names: readonly string[]): string => names.join(", ");
const but = (found: Found): string => `mas há ${described(found)}`;
const needs = (what: string, found: Found): string => `esperava-se ${what}, ${but(found)}`;
const did = (meant: string | null): string =>
  meant === null ? "" : `; você quis dizer "${meant}"?`;
const quoted = (text: string): string => JSON.stringify(text);

const unknown = (what: Named, name: string, names: readonly string[]): string => {
  const { none, all } = named[what];
  const known = names.length === 0 ? `não há ${all.slice(3)}` : `${all} são ${list(names)}`;
  return `não há ${none} ${quoted(name)}; ${known}`;
};

const values = {
  missing: () => "falta este item",
  expected: (what, value) =>
    what === "operation" || what === "entry"
      ? needs(`${things[what]} (um objeto)`, value)
      : needs(things[what], value),
  expectedMilliseconds: (what, value) => needs(`${things[what]} em milissegundos`, value),
  expectedOneOf: (words, value) => needs(`um destes: ${list(words)}`, value),
  expectedNode: (ids, value) => needs(`um nó (${list(ids)}) ou none`, value),
  outOfRange: (what, min, max, unit, value) => {
    const range = `de ${min} a ${max}${unit === "" ? "" : ` ${unit}`}`;
    return `esperava-se ${things[what ?? "number"]} ${range}, mas há ${value}`;
  },
  tooFine: (ms) => `${ms} ms tem mais de três casas decimais`,
  emptyText: (what) => `${things[what]} não pode ficar em branco`,
  longText: (what, length, most) =>
    `${things[what]} com ${length} caracteres é demais: são no máximo ${most}`,
  halfCharacter: (what) => `${things[what]} contém meio caractere (um surrogate isolado)`,
  controlCharacter: (what) => `${things[what]} contém um caractere de controle`,
  turningCharacter: (what, code) =>
    `${things[what]} contém um caractere que inverte a direção do texto (U+${code})`,
  reservedName: (name, what) =>
    `"${name}" não pode ser ${things[what]}, pois é uma palavra do JavaScript`,
  badName: (name, what, rule) => `${quoted(name)} não é ${things[what]}: ${rules[rule]}`,
  badCharacter: (name, what, character) =>
    `${quoted(name)} não é ${things[what]}: ` +
    `não pode ter ${character === " " ? "um espaço" : character}`,
  nodeCalledNone: () => 'nenhum nó pode se chamar "none"',
  unknownKey: (keys, meant) =>
    `esta chave não existe aqui${meant === null ? `; as chaves são ${list(keys)}` : did(meant)}`,
  forbiddenKey: () => "esta chave não é permitida",
  tooFew: (least, count) =>
    `${least === 1 ? "é preciso ao menos um item" : `são precisos ao menos ${least} itens`}, ` +
    `${count === 0 ? "mas não há nenhum" : `mas há ${count}`}`,
  tooMany: (count, what, most) => `${count} ${many[what]} são demais: no máximo ${most}`,
  noEntry: () => "é preciso ao menos uma entrada, mas não há nenhuma",
  twoVerbs: (part, verbs, present) =>
    `${things[part]} tem só um destes: ${list(verbs)}; aqui há ${present.join(" e ")}`,
  unknownVerb: (part, verb, meant) => `não há chave "${verb}" em ${things[part]}${did(meant)}`,
  noVerb: (part, verbs) => `${things[part]} precisa de um destes: ${list(verbs)}`,
  longSet: (count) => `um conjunto tem no máximo 100 itens, mas há ${count}`,
  wholeValue: (kind, value) => `um campo ${kind} guarda um número inteiro, ${but(value)}`,
  negativeStart: (kind, value) => `um campo ${kind} começa em 0 ou mais, mas há ${value}`,
  largeCounter: (value) => `um contador guarda no máximo 10^12, mas há ${value}`,
  setValue: (value) => `um conjunto guarda uma lista, ${but(value)}`,
  singleValue: (kind, value) => `um campo ${kind} guarda um só valor, ${but(value)}`,
  noTextFields: () => "campos de texto virão numa versão posterior",
} satisfies Partial<FaultKinds>;

const wholes = {
  unknown,
  selfLink: (node) => `um enlace liga dois nós, e não ${node} a si mesmo`,
  nodeTwice: (id) => `o nó "${id}" aparece duas vezes`,
  unknownCity: (id, meant) => {
    const help = meant === null ? '; informe-a como { "id", "name", "lat", "lon" }' : did(meant);
    return `não há cidade conhecida "${id}"${help}`;
  },
  noFieldFits: (verb) => `nenhuma tabela tem um campo que sirva para "${verb}"`,
  noWeight: () => "nada tem peso acima de 0",
  shortFaults: (ms) => `são precisos ao menos 100 ms, mas há ${ms}`,
  lateFaults: (untilMs, endMs) =>
    `as falhas duram até ${untilMs} ms, mas a execução termina aos ${endMs} ms`,
  noLinks: () => "um nó sozinho não tem enlaces",
  emptyInvariant: () => 'uma verificação precisa de "min", "max" ou "sum"',
  crossedBounds: (min, max) => `"min" ${min} está acima de "max" ${max}`,
  untilBeforeAt: (until, at) => `o fim em ${until} não vem depois do início em ${at}`,
  nothingSet: () => "nada é definido",
  partitionTwice: (node) => `${node} aparece duas vezes na partição`,
  partitionLacks: (nodes) =>
    `uma partição cita cada nó uma vez; ${nodes.length === 1 ? "falta" : "faltam"} ${list(nodes)}`,
  notUpdated: (kind, way) =>
    `um campo ${kind} se muda com ${way === "counter" ? '"increment"' : '"add" e "remove"'}, ` +
    'não com "update"',
  needsCounter: (field, kind) =>
    `"increment" precisa de um contador, e "${field}" é um campo ${kind}`,
  needsSet: (verb, field, kind) =>
    `"${verb}" precisa de um conjunto, e "${field}" é um campo ${kind}`,
  emptyGuard: () => '"require" precisa de "min" ou "equals"',
  guardOfSet: () => '"require" examina um só valor, não um conjunto',
  noSuchOption: (mode, option, options) => `em ${mode} ${unknown("option", option, options)}`,
  newerFormat: (version) =>
    `esta é a versão ${version} do formato, de um Everywrite mais novo; este lê a versão 2`,
  noFormat: (value) => needs("1, a versão do formato", value),
  largeScenario: (kib) =>
    `o cenário tem mais de ${kib} KiB, contados como JSON sem espaços nem quebras de linha`,
  largeText: (kib, scenarioKib) =>
    `o texto tem mais de ${kib} KiB, e um cenário tem no máximo ${scenarioKib} KiB`,
} satisfies Partial<FaultKinds>;

const texts = {
  emptyFile: () => "o arquivo está vazio",
  expectedEnd: (stands) => `esperava-se o fim, mas há ${standing(stands)}`,
  deepNesting: (levels) => `listas e objetos estão aninhados em mais de ${levels} níveis`,
  expectedKey: (stands) => `esperava-se uma chave entre aspas, mas há ${standing(stands)}`,
  expectedColon: (key, stands) =>
    `esperava-se ":" depois da chave "${key}", mas há ${standing(stands)}`,
  expectedComma: (close, stands) => `esperava-se "," ou "${close}", mas há ${standing(stands)}`,
  keyTwice: () => "esta chave aparece duas vezes",
  openText: () => "este texto não tem aspas de fechamento",
  lineBreak: () => "há uma quebra de linha ou um caractere de controle dentro de um texto",
  halfCharacterInText: () => "este texto contém meio caractere (um surrogate isolado)",
  unknownEscape: (letter) => `não há escape "\\${letter}" em JSON`,
  expectedValue: (stands) => `esperava-se um valor, mas há ${standing(stands)}`,
  largeNumber: (digits) => `o número ${digits} é grande demais`,
} satisfies Partial<FaultKinds>;

const links = {
  longLink: (length) => `o link tem ${length} caracteres, mais do que qualquer cenário precisa`,
  emptyLink: () => "o link está vazio",
  linkFlag: (key, value) =>
    `a parte "${key}" de um link não tem valor, e aqui tem ${quoted(value)}`,
  partTwice: (key) => `o link tem a parte "${key}" duas vezes`,
  noSingleScenario: () => 'um link indica um só cenário, com "s=" ou "x="',
  notInLibrary: (id, meant) => `não há cenário ${quoted(id)} na biblioteca${did(meant)}`,
  linkTime: (text, mostMs) => `t=${quoted(text)} não é um tempo de 0 a ${mostMs} ms`,
  linkEvents: (text) => `e=${quoted(text)} não é um número de eventos`,
  linkMode: (text, last) => `m=${quoted(text)} não é o número de um modo, de 0 a ${last}`,
  linkOnly: (text, last) =>
    `only=${quoted(text)} não é uma lista de modos, como 0,2; os números vão de 0 a ${last}`,
  linkView: (text, views) => `v=${quoted(text)} não é uma vista; as vistas são ${list(views)}`,
  linkLesson: (text) => `l=${quoted(text)} não é um passo de uma lição`,
  linkOutcome: (text) => `h=${quoted(text)} não são os seis caracteres de uma execução`,
  emptyPayload: () => "o link está vazio depois de x=",
  olderLink: () => "o link é da versão 1, que só os rascunhos do Everywrite sabiam ler",
  newerLink: (version) =>
    `o link é da versão ${version}, de um Everywrite mais novo; este lê a versão 2`,
  damagedBeginning: (first) => `o link está danificado: começa com "${first}", não com uma versão`,
  damagedCharacter: (character) =>
    `o link está danificado: o caractere ${quoted(character)} não faz parte dele`,
  damagedEnd: () => "o link está danificado: a última parte falta ou foi cortada ao meio",
  damagedPart: () => "o link está danificado: uma parte falta, foi mudada ou está duplicada",
  damagedInside: () => "o link está danificado: não é possível ler o conteúdo",
  largePayload: (kib) => `o conteúdo do link passa de ${kib} KiB`,
} satisfies Partial<FaultKinds>;

export const ptBR: FaultWords = {
  kinds: { ...values, ...wholes, ...texts, ...links },
  notJson: (line, column, clause) => `não é JSON: linha ${line}, coluna ${column}: ${clause}`,
  ignored: (parts) =>
    `Neste link foi ignorado, porque esta versão não conhece: ` +
    `${parts.map((part) => `“${part}”`).join(", ")}.`,
  inLink: (clause) => `o cenário do link não é válido: ${clause}`,
  sentence: (clause) => {
    const text = `${clause.charAt(0).toUpperCase()}${clause.slice(1)}`;
    return /[.!?…]$/.test(text) ? text : `${text}.`;
  },
};
