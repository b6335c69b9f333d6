// Kinds of bad input, each with a piece of the sentence that it must get: for the tests of the
// format and of the command line.

export interface BadInput {
  readonly name: string;
  readonly text: string;
  /** How the sentence begins: the path, or what is said of the whole. */
  readonly message: string;
}

type Changes = Readonly<Record<string, unknown>>;

/** A good document with some keys changed. */
function text(changes: Changes): string {
  return JSON.stringify({ everywrite: 1, title: "Bad", modes: ["lww"], ...changes });
}

const at = (entry: Changes): string => text({ script: [{ at: 1, ...entry }] });
const act = (operation: Changes): string => at({ node: "tokyo", do: [operation] });
const bad = (name: string, input: string, message: string): BadInput => ({
  name,
  text: input,
  message,
});
const raw = (script: string): string =>
  `{"everywrite":1,"title":"Bad","modes":["lww"],"script":[${script}]}`;

const notJson: readonly BadInput[] = [
  bad("nothing", "", "not JSON: line 1, column 1: the file is empty"),
  bad("plain words", "hello", 'not JSON: line 1, column 1: expected a value, found "hello"'),
  bad("a file that ends early", '{"everywrite": 1,', "not JSON: line 1, column 18: expected a key"),
  bad("a comma too many", '{"everywrite": 1,}', "not JSON: line 1, column 18: expected a key"),
  bad("a missing comma", '{"a": 1\n "b": 2}', 'not JSON: line 2, column 2: expected "," or "}"'),
  bad("a missing colon", '{"a" 1}', 'not JSON: line 1, column 6: expected ":"'),
  bad(
    "a comment",
    "{ // hello\n}",
    "not JSON: line 1, column 3: expected a key in quotes, found a",
  ),
  bad("single quotes", "{'a': 1}", "not JSON: line 1, column 2: expected a key in quotes"),
  bad("two documents", "{} {}", "not JSON: line 1, column 4: expected the end"),
  bad("NaN", raw('{"at":NaN}'), 'not JSON: line 1, column 63: expected a value, found "NaN"'),
  bad("Infinity", raw('{"at":-Infinity}'), "not JSON: line 1, column 63: expected a value"),
  bad(
    "a number beyond all bounds",
    '{"end":1e999}',
    "not JSON: line 1, column 8: the number 1e999",
  ),
  bad(
    "a number of 500 digits",
    `{"end":${"1".repeat(500)}}`,
    "not JSON: line 1, column 8: the number 11111111111111111111… is too large",
  ),
  bad(
    "a hexadecimal number",
    '{"end":0x10}',
    "not JSON: line 1, column 8: expected a value, found",
  ),
  bad("an open text", '{"a": "b', "not JSON: line 1, column 7: this text has no closing quote"),
  bad("a line break in a text", '{"a": "b\nc"}', "not JSON: line 1, column 9: a line break"),
  bad("a false escape", '{"a": "\\x41"}', 'not JSON: line 1, column 8: there is no escape "\\x"'),
  bad(
    "half a character",
    '{"a": "\\ud800"}',
    "not JSON: line 1, column 7: this text contains half",
  ),
  bad("deep nesting", "[".repeat(100_000), "not JSON: line 1, column 34: lists and objects are"),
  bad("a key twice", '{"title":"a","title":"b"}', "title: this key appears twice"),
  bad("__proto__ as a key", '{"a":{"__proto__":1}}', "a.__proto__: this key is not allowed"),
  bad("constructor as a key", raw('{"constructor":1}'), "script[0].constructor: this key is not"),
  bad("prototype as a key", '{"rows":{"prototype":{}}}', "rows.prototype: this key is not allowed"),
  bad("10 MB of text", `"${"x".repeat(10_000_000)}"`, "the text is larger than 1024 KiB"),
  bad("1 MiB in few characters", `"${"ü".repeat(530_000)}"`, "the text is larger than 1024 KiB"),
];

const wrongShape: readonly BadInput[] = [
  bad("a list", "[]", "expected an object, found a list"),
  bad("null", "null", "expected an object, found null"),
  bad("an empty object", "{}", "everywrite: this is missing"),
  bad("a future version", text({ everywrite: 2 }), "everywrite: this is version 2 of the format"),
  bad("a version as a text", text({ everywrite: "1" }), "everywrite: expected 1, the version of"),
  bad("no title", '{"everywrite":1}', "title: this is missing"),
  bad("an empty title", text({ title: "" }), "title: a title must not be empty"),
  bad(
    "a title that is a number",
    text({ title: 5 }),
    "title: expected a title, found the number 5",
  ),
  bad("a text that is too long", text({ about: "x".repeat(1001) }), "about: a text has 1001"),
  bad("a control character", text({ about: "a\u0007" }), "about: a text contains a control"),
  bad("a title turned round", text({ title: "a\u202egnp" }), "title: a title contains a character"),
  bad(
    "a name turned round",
    text({ nodes: [{ id: "x", name: "\u2067gnp.exe", lat: 1, lon: 1 }] }),
    "nodes[0].name: a name contains a character that turns the direction of a text (U+2067)",
  ),
  bad(
    "a row turned round",
    text({ rows: { "items/\u2069": {} } }),
    'rows["items/\\u2069"]: a row\'s id contains a character that turns',
  ),
  bad(
    "an unknown key",
    text({ scripts: [] }),
    'scripts: there is no such key here; did you mean "s',
  ),
  bad("a key of nothing known", text({ zzzzzz: 1 }), "zzzzzz: there is no such key here; the keys"),
  bad("a negative end", text({ end: -1 }), "end: expected a duration from 0.001 to 3600000 ms"),
  bad("an end of a text", text({ end: "2 s" }), "end: expected a duration in milliseconds, found"),
  bad("an end after an hour", text({ end: 3_600_001 }), "end: expected a duration from 0.001 to"),
  bad(
    "256 KiB in few characters",
    text({ script: Array.from({ length: 270 }, (_, at) => ({ at, say: "ü".repeat(500) })) }),
    "the scenario is larger than 256 KiB",
  ),
  bad("four decimals", text({ end: 1.0001 }), "end: 1.0001 ms has more than three decimals"),
  bad(
    "a script that is an object",
    text({ script: {} }),
    "script: expected a list, found an object",
  ),
  bad(
    "a script that is too long",
    text({ script: Array.from({ length: 2001 }, () => 0) }),
    "script: 2001 entries are too many, at most 2000 are allowed",
  ),
  bad(
    "too many rows",
    text({ rows: Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`items/${i}`, {}])) }),
    "rows: 1001 entries are too many, at most 1000 are allowed",
  ),
];

const nodesAndNetwork: readonly BadInput[] = [
  bad("no node", text({ nodes: [] }), "nodes: expected at least one, found none"),
  bad("ten nodes", text({ nodes: "abcdefghij".split("") }), "nodes: 10 nodes are too many"),
  bad("an unknown city", text({ nodes: ["toky"] }), 'nodes[0]: there is no known city "toky"; did'),
  bad(
    "a city of nowhere",
    text({ nodes: ["atlantis"] }),
    'nodes[0]: there is no known city "atlan',
  ),
  bad("a node twice", text({ nodes: ["tokyo", "tokyo"] }), 'nodes[1]: the node "tokyo" appears'),
  bad(
    "a node called toString",
    text({ nodes: ["toString"] }),
    'nodes[0]: "toString" is not allowed',
  ),
  bad("a node called none", text({ nodes: ["none"] }), 'nodes[0]: no node can be called "none"'),
  bad(
    "a node's id that begins with a digit",
    text({ nodes: ["1st"] }),
    'nodes[0]: "1st" is not a node\'s id: it begins with a letter',
  ),
  bad(
    "a node with a hyphen",
    text({ nodes: ["sao-paulo"] }),
    'nodes[0]: "sao-paulo" is not a node',
  ),
  bad(
    "a latitude of 91",
    text({ nodes: [{ id: "x", lat: 91, lon: 0 }] }),
    "nodes[0].lat: expected",
  ),
  bad(
    "a clock's offset as a text",
    text({ nodes: [{ id: "tokyo", clock: { offset: "fast" } }] }),
    "nodes[0].clock.offset: expected an offset in milliseconds, found the text",
  ),
  bad(
    "an unknown network",
    text({ network: "wifi" }),
    "network: expected one of classroom, measured",
  ),
  bad(
    "a link to nowhere",
    text({ network: { links: { "tokyo-paris": { latency: 1 } } } }),
    'network.links.tokyo-paris: there is no node "paris"; nodes are tokyo, london, saopaulo',
  ),
  bad(
    "a link to itself",
    text({ network: { links: { "tokyo-tokyo": { latency: 1 } } } }),
    "network.links.tokyo-tokyo: a link joins two nodes, not tokyo with itself",
  ),
  bad(
    "a link without a name",
    text({ network: { links: { tokyo: {} } } }),
    "network.links.tokyo: expected a link in the form",
  ),
  bad(
    "a loss of 2",
    text({ network: { links: { "tokyo-london": { loss: 2 } } } }),
    "network.links.tokyo-london.loss: expected a probability from 0 to 1, found 2",
  ),
];

const data: readonly BadInput[] = [
  bad("an unknown kind", text({ tables: { t: { a: "number" } } }), "tables.t.a: expected one of"),
  bad(
    "a table without fields",
    text({ tables: { t: {} } }),
    "tables.t: expected at least one entry",
  ),
  bad("a text field", text({ tables: { t: { a: "text" } } }), "tables.t.a: text fields come in a"),
  bad("a field called valueOf", text({ tables: { t: { valueOf: "set" } } }), "tables.t.valueOf:"),
  bad(
    "a row without a table",
    text({ rows: { "users/1": {} } }),
    'rows["users/1"]: there is no table',
  ),
  bad("a row without a key", text({ rows: { items: {} } }), "rows.items: expected a row's id"),
  bad(
    "a row of the prototype",
    text({ rows: { "toString/1": {} } }),
    'rows["toString/1"]: there is',
  ),
  bad(
    "an unknown field",
    text({ rows: { "items/1": { x: 1 } } }),
    'rows["items/1"].x: there is no fi',
  ),
  bad(
    "a counter of a text",
    text({ rows: { "items/1": { count: "5" } } }),
    'rows["items/1"].count: a',
  ),
  bad(
    "half a count",
    text({ rows: { "items/1": { count: 0.5 } } }),
    'rows["items/1"].count: a counter',
  ),
  bad(
    "a set of a number",
    text({ rows: { "items/1": { tags: 1 } } }),
    'rows["items/1"].tags: a set',
  ),
  bad(
    "a register of a list",
    text({ rows: { "items/1": { value: [] } } }),
    'rows["items/1"].value: a',
  ),
  bad(
    "a register by node",
    text({ rows: { "items/1": { value: { tokyo: 1 } } } }),
    'rows["items/1"].value: a register holds one value, found an object',
  ),
  bad(
    "a set of too many",
    act({ update: "items/1", set: { tags: Array(101).fill("x") } }),
    "script[0].do[0].set.tags: a set has at most 100 items, found 101",
  ),
  bad(
    "a growing counter below zero",
    text({ tables: { t: { a: "g-counter" } }, rows: { "t/1": { a: -1 } } }),
    'rows["t/1"].a: a g-counter starts at 0 or more, found -1',
  ),
  bad(
    "a count beyond all bounds",
    text({ rows: { "items/1": { count: 2_000_000_000_000 } } }),
    'rows["items/1"].count: a counter holds at most 10^12, found 2000000000000',
  ),
  bad(
    "rights of an unknown node",
    text({ rows: { "items/1": { count: { paris: 1 } } } }),
    'rows["items/1"].count.paris: there is no node "paris"',
  ),
  bad(
    "a vector of no row",
    text({ vectors: { "items/1": { tokyo: 1 } } }),
    'vectors["items/1"]: ther',
  ),
  bad(
    "a vector with an unknown node",
    text({ rows: { "items/1": {} }, vectors: { "items/1": { paris: 1 } } }),
    'vectors["items/1"].paris: there is no node "paris"',
  ),
  bad(
    "an unknown home",
    text({ homes: { "items/1": "paris" } }),
    'homes["items/1"]: there is no node',
  ),
  bad(
    "an invariant without bounds",
    text({ invariants: [{ row: "items/1", field: "count" }] }),
    'invariants[0]: an invariant needs "min", "max" or "sum"',
  ),
  bad(
    "an invariant that nothing keeps",
    text({ invariants: [{ row: "items/1", field: "count", min: 2, max: 1 }] }),
    'invariants[0]: "min" 2 is above "max" 1',
  ),
  bad(
    "a sum over a field of the prototype",
    text({ invariants: [{ sum: ["items/1.valueOf"], equals: 1 }] }),
    'invariants[0].sum[0]: there is no field "valueOf"',
  ),
  bad(
    "a sum over an unknown field",
    text({ invariants: [{ sum: ["items/1.money"], equals: 1 }] }),
    'invariants[0].sum[0]: there is no field "money"',
  ),
];

const script: readonly BadInput[] = [
  bad("an entry that does nothing", at({}), "script[0]: an entry of the script needs one of do"),
  bad(
    "an entry that does two things",
    at({ crash: "tokyo", cut: "a-b" }),
    "script[0]: an entry of",
  ),
  bad(
    "a mistyped verb",
    at({ partitoin: [] }),
    'script[0]: there is no key "partitoin" in an entry',
  ),
  bad(
    "a mistyped key",
    at({ nod: "tokyo", do: [] }),
    "script[0].nod: there is no such key here; did",
  ),
  bad("no time", text({ script: [{ crash: "tokyo" }] }), "script[0].at: this is missing"),
  bad("a negative time", at({ at: -1, crash: "tokyo" }), "script[0].at: expected a time from 0 to"),
  bad(
    "until before at",
    at({ at: 5, until: 4, crash: "tokyo" }),
    "script[0].until: 4 is not after",
  ),
  bad(
    "until at at",
    at({ at: 5, until: 5, crash: "tokyo" }),
    "script[0].until: 5 is not after the",
  ),
  bad("an unknown node", at({ node: "pariss", do: [{ read: "items/1" }] }), sentence("node")),
  bad("a crash of nobody", at({ crash: "pariss" }), sentence("crash")),
  bad("a clock of nobody", at({ clock: "pariss", offset: 1 }), sentence("clock")),
  bad("a promotion of nobody", at({ promote: "pariss" }), sentence("promote")),
  bad("a home of nobody", at({ rehome: "items/1", to: "pariss" }), sentence("to")),
  bad("a cut of nobody", at({ cut: "tokyo-pariss" }), sentence("cut")),
  bad(
    "a partition of one group",
    at({ partition: [["tokyo"]] }),
    "script[0].partition: expected at least 2, found 1",
  ),
  bad("an empty group", at({ partition: [["tokyo"], []] }), "script[0].partition[1]: expected at"),
  bad(
    "a partition that names a node twice",
    at({ partition: [["tokyo"], ["tokyo", "london"]] }),
    "script[0].partition[1][0]: tokyo is in the partition twice",
  ),
  bad(
    "a partition that leaves a node out",
    at({ partition: [["tokyo"], ["london"]] }),
    "script[0].partition: a partition names every node once, and saopaulo is missing",
  ),
  bad(
    "a link fault that sets nothing",
    at({ link: "tokyo-london", set: {} }),
    "script[0].set: nothing is set",
  ),
  bad(
    "no operation",
    at({ node: "tokyo", do: [] }),
    "script[0].do: expected at least one, found none",
  ),
  bad(
    "an unknown operation",
    act({ paint: "items/1" }),
    "script[0].do[0]: an operation needs one of",
  ),
  bad(
    "a mistyped operation",
    act({ updat: "items/1" }),
    'script[0].do[0]: there is no key "updat"',
  ),
  bad(
    "a row of no table",
    act({ read: "users/1" }),
    'script[0].do[0].read: there is no table "users"',
  ),
  bad(
    "an increment of a set",
    act({ increment: "items/1", field: "tags", by: 1 }),
    'script[0].do[0].field: "increment" needs a counter, and "tags" is a set',
  ),
  bad(
    "half an increment",
    act({ increment: "items/1", field: "count", by: 0.5 }),
    "script[0].do[0].by: expected a whole number, found the number 0.5",
  ),
  bad(
    "an add to a counter",
    act({ add: "items/1", field: "count", value: 1 }),
    'script[0].do[0].field: "add" needs a set, and "count" is a counter',
  ),
  bad(
    "an update of a counter",
    act({ update: "items/1", set: { count: 1 } }),
    'script[0].do[0].set.count: a counter is changed with "increment", not with "update"',
  ),
  bad(
    "a splice",
    act({ splice: "items/1", field: "value" }),
    "script[0].do[0]: text fields come in a",
  ),
  bad(
    "a guard without a condition",
    act({ require: "items/1", field: "count" }),
    'script[0].do[0]: "require" needs "min" or "equals"',
  ),
  bad(
    "a guard of a set",
    act({ require: "items/1", field: "tags", min: 1 }),
    'script[0].do[0].field: "require" looks at one value, not at a set',
  ),
];

function sentence(key: string): string {
  return `script[0].${key}: there is no node "pariss"; nodes are tokyo, london, saopaulo`;
}

const generated: readonly BadInput[] = [
  bad("too many requests", text({ workload: { requests: 2001 } }), "workload.requests: expected a"),
  bad(
    "a mix that no table fits",
    text({ tables: { t: { a: "register" } }, workload: { requests: 1, mix: { increment: 1 } } }),
    'workload.mix.increment: no table has a field that fits "increment"',
  ),
  bad("an empty mix", text({ workload: { requests: 1, mix: {} } }), "workload.mix: nothing has a"),
  bad(
    "an unknown fault",
    text({ faults: { partition: 1 } }),
    "faults.partition: there is no such key",
  ),
  bad(
    "a loss of 30",
    text({ faults: { lossUpTo: 30 } }),
    "faults.lossUpTo: expected a probability",
  ),
  bad(
    "faults after the end",
    text({ end: 100, faults: { crashes: 1 } }),
    "faults: they last until",
  ),
  bad(
    "faults in no time",
    text({ faults: { crashes: 1, over: 50 } }),
    "faults.over: expected at least 100 ms, found 50",
  ),
  bad(
    "a partition of one node",
    text({ nodes: ["tokyo"], faults: { partitions: 1 } }),
    "faults.partitions: one node has no links",
  ),
];

const modes: readonly BadInput[] = [
  bad("no mode", text({ modes: [] }), "modes: expected at least one, found none"),
  bad("thirteen modes", text({ modes: Array(13).fill("lww") }), "modes: 13 modes are too many"),
  bad("an unknown mode", text({ modes: ["lwww"] }), 'modes[0]: there is no mode "lwww"; modes are'),
  bad(
    "an unknown mode's options",
    text({ modes: [{ mode: "x" }] }),
    "modes[0].mode: there is no mode",
  ),
  bad(
    "an unknown option",
    text({ modes: [{ mode: "lww", options: { clocks: "hybrid" } }] }),
    'modes[0].options.clocks: lww has no such option; there is no option "clocks"; options are',
  ),
  bad(
    "an option of a wrong type",
    text({ modes: [{ mode: "lww", options: { clock: true } }] }),
    "modes[0].options.clock: expected one of physical, monotonic, hybrid, found true",
  ),
  bad(
    "an option of an unknown node",
    text({ modes: [{ mode: "paxos", options: { leader: "paris" } }] }),
    "modes[0].options.leader: expected a node (tokyo, london, saopaulo) or none, found the text",
  ),
  bad(
    "an option out of range",
    text({ modes: [{ mode: "lww", options: { shipEvery: -1 } }] }),
    "modes[0].options.shipEvery: expected 0 to",
  ),
];

/** At least sixty kinds of text that is no scenario. */
export const badScenarios: readonly BadInput[] = [
  ...notJson,
  ...wrongShape,
  ...nodesAndNetwork,
  ...data,
  ...script,
  ...generated,
  ...modes,
];
