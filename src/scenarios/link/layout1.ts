// The positional form of a scenario in version 1 of the link, FROZEN: links that people keep are
// read with it. Orders of keys, kinds and words stay as they are. What the format gains later comes
// last of all: no older link has its bit, so these stay what they were; and a page from before
// finds bytes left over and refuses the link, where elsewhere it could read what was not meant. A
// key of the format that has no place here is a type error.
import type {
  EntryDocument,
  FaultsDocument,
  InvariantDocument,
  LinkDocument,
  ModeDocument,
  NetworkDocument,
  NodeDocument,
  OperationDocument,
  ScenarioDocument,
  WorkloadDocument,
} from "../documentSchema.ts";
import { CodecFault } from "./bytes.ts";
import {
  type Codec,
  decimal,
  endTime,
  laterTime,
  list,
  milliseconds,
  object,
  oneOf,
  type Part,
  pair,
  partWith,
  record,
  signed,
  text,
  textOr,
  value,
  variant,
  whole,
  yesOrNo,
} from "./codec.ts";

/** Texts that need not be spelled out. At most 128, so that each is one byte. */
export const vocabulary1: readonly string[] = [
  ..."tokyo london saopaulo virginia osaka seoul hongkong singapore mumbai dubai sydney".split(" "),
  ..."frankfurt paris dublin stockholm cairo lagos nairobi johannesburg oregon".split(" "),
  ..."sanfrancisco newyork montreal mexicocity buenosaires santiago".split(" "),
  ..."naive lww version-vector crdt paxos galera home-region primary-replica".split(" "),
  ..."granularity clock resolution blindLocal shipEvery resolver bumpOnMerge borrow".split(" "),
  ..."borrowTimeout counters unchecked phase1 backoff leader read suspectTimeout".split(" "),
  ..."strict applyDelay syncWait refuse primary ack ackTimeout forward".split(" "),
  ..."row column physical monotonic hybrid fields siblings delta user-edited".split(" "),
  ..."operations state once always none log local home async semi-sync".split(" "),
  ..."stock/widget units users/1 email phone accounts/x accounts/y balance".split(" "),
  ..."items items/1 items/2 items/3 value count tags name status".split(" "),
  "",
];

type OtherThanText<T> = Exclude<T, string>;
type Variant<T, K extends PropertyKey> = T extends { readonly [P in K]: unknown } ? T : never;

const linkSet = object<LinkDocument>(
  {},
  {
    latency: milliseconds,
    jitter: milliseconds,
    loss: decimal,
    duplicate: decimal,
    order: oneOf(["fifo", "any"]),
  },
);

const preset = oneOf(["classroom", "measured", "book"]);
const networkObject = object<OtherThanText<NetworkDocument>>(
  {},
  { preset, partition: oneOf(["hold", "drop"]), links: record(linkSet, pair) },
);
/** A preset alone, or an object in its place. */
const network: Codec<NetworkDocument> = {
  write: (writer, item) => {
    writer.whole(typeof item === "string" ? 1 : 0);
    if (typeof item === "string") preset.write(writer, item);
    else networkObject.write(writer, item);
  },
  read: (reader) => (reader.whole() === 1 ? preset.read(reader) : networkObject.read(reader)),
};

type NodeObject = OtherThanText<NodeDocument>;
const node: Codec<NodeDocument> = textOr(
  object<NodeObject>(
    { id: text },
    {
      name: text,
      lat: decimal,
      lon: decimal,
      clock: object<NonNullable<NodeObject["clock"]>>({}, { offset: milliseconds, drift: decimal }),
    },
  ),
);

const kind = oneOf([
  "register",
  "counter",
  "set",
  "text",
  "mv-register",
  "g-counter",
  "bounded-counter",
]);

type RowsDocument = NonNullable<ScenarioDocument["rows"]>;
type Values = RowsDocument[string];
/** The codec of values holds more than a field does: what is read is checked against the format. */
const values = record(value) as unknown as Codec<Values>;
type Operand<K extends PropertyKey> = Variant<OperationDocument, K>;
type SetValues = NonNullable<Operand<"insert">["set"]>;
const setValues = values as unknown as Codec<SetValues>;
type Scalar = Operand<"add">["value"];
const scalar = value as unknown as Codec<Scalar>;

const operation = variant<OperationDocument>([
  partWith("insert", object<Operand<"insert">>({ insert: text }, { set: setValues })),
  partWith("update", object<Operand<"update">>({ update: text, set: setValues }, {})),
  partWith("delete", object<Operand<"delete">>({ delete: text }, {})),
  partWith(
    "increment",
    object<Operand<"increment">>({ increment: text, field: text, by: signed }, {}),
  ),
  partWith("add", object<Operand<"add">>({ add: text, field: text, value: scalar }, {})),
  partWith("remove", object<Operand<"remove">>({ remove: text, field: text, value: scalar }, {})),
  partWith("read", object<Operand<"read">>({ read: text }, { field: text })),
  partWith(
    "require",
    object<Operand<"require">>({ require: text, field: text }, { min: decimal, equals: scalar }),
  ),
]);

type Timeless<T> = T extends unknown ? Omit<T, "at"> : never;
type Body = Timeless<EntryDocument>;
type Entry<K extends PropertyKey> = Timeless<Variant<EntryDocument, K>>;
type Request = Entry<"do">;
const until = endTime;

/**
 * A request of one operation, which most are: the choices are those of the operation. Where it is
 * sent comes last, so that like operations are like bytes in a row.
 */
const simpleRequest = (hasClient: boolean): Part<Body> => ({
  fits: (item) => "do" in item && item.do.length === 1 && (item.client !== undefined) === hasClient,
  codec: {
    choices: operation.choices,
    choiceOf: (item) => operation.choiceOf(onlyOperation(item)),
    writeAs: (writer, choice, item) => {
      const { node: where, client = "" } = item as Request;
      operation.writeAs(writer, choice, onlyOperation(item));
      text.write(writer, where);
      if (hasClient) text.write(writer, client);
    },
    readAs: (reader, choice) => {
      const only = operation.readAs(reader, choice);
      const where = text.read(reader);
      const who = hasClient ? { client: text.read(reader) } : {};
      return { node: where, ...who, do: [only] };
    },
  },
});

function onlyOperation(item: Body): OperationDocument {
  return (item as Request).do[0] as OperationDocument;
}

const body = variant<Body>([
  simpleRequest(false),
  simpleRequest(true),
  partWith("do", object<Request>({ node: text, do: list(operation) }, { client: text })),
  partWith("partition", object<Entry<"partition">>({ partition: list(list(text)) }, { until })),
  partWith("cut", object<Entry<"cut">>({ cut: pair }, { until })),
  partWith("crash", object<Entry<"crash">>({ crash: text }, { until })),
  partWith("link", object<Entry<"link">>({ link: pair, set: linkSet }, { until })),
  partWith("clock", object<Entry<"clock">>({ clock: text, offset: milliseconds }, {})),
  partWith("promote", object<Entry<"promote">>({ promote: text }, {})),
  partWith("rehome", object<Entry<"rehome">>({ rehome: text, to: text }, {})),
  partWith("say", object<Entry<"say">>({ say: text }, {})),
]);

const entry: Codec<EntryDocument> = {
  write: (writer, item) => {
    laterTime.write(writer, item.at);
    body.write(writer, item);
  },
  read: (reader) => ({ at: laterTime.read(reader), ...body.read(reader) }) as EntryDocument,
};

const workload = object<Omit<WorkloadDocument, "roam">>(
  { requests: whole },
  {
    over: milliseconds,
    rows: whole,
    mix: object<NonNullable<WorkloadDocument["mix"]>>(
      {},
      {
        update: whole,
        read: whole,
        increment: whole,
        add: whole,
        remove: whole,
        insert: whole,
        delete: whole,
      },
    ),
    clientsPerNode: whole,
  },
);

const faults = object<FaultsDocument>(
  {},
  {
    partitions: whole,
    oneWayCuts: whole,
    crashes: whole,
    clockSteps: whole,
    delaySpikes: whole,
    lossUpTo: decimal,
    duplicateUpTo: decimal,
    reorder: yesOrNo,
    over: milliseconds,
  },
);

const invariant = variant<InvariantDocument>([
  partWith(
    "sum",
    object<Variant<InvariantDocument, "sum">>({ sum: list(text), equals: decimal }, {}),
  ),
  partWith(
    "row",
    object<Variant<InvariantDocument, "row">>(
      { row: text, field: text },
      { min: decimal, max: decimal },
    ),
  ),
]);

type ModeObject = OtherThanText<ModeDocument>;
type OptionsDocument = NonNullable<ModeObject["options"]>;
const options = record(value) as unknown as Codec<OptionsDocument>;
const mode: Codec<ModeDocument> = textOr(
  object<ModeObject>({ mode: text }, { label: text, options }),
);

/** `everywrite` is told by the version of the link; the workload's `roam` came later. */
type Content = Omit<ScenarioDocument, "everywrite" | "workload"> & {
  readonly workload?: Omit<WorkloadDocument, "roam">;
  readonly roam?: number;
};

const content = object<Content>(
  { title: text },
  {
    nodes: list(node),
    modes: list(mode),
    seed: text,
    tables: record(record(kind)),
    rows: record(values),
    script: list(entry),
    about: text,
    network,
    end: milliseconds,
    invariants: list(invariant),
    vectors: record(record(whole)),
    homes: record(text),
    clients: object<NonNullable<ScenarioDocument["clients"]>>(
      {},
      { timeout: milliseconds, retries: whole },
    ),
    workload,
    faults,
    roam: decimal,
  },
);

export const layout1: Codec<ScenarioDocument> = {
  write: (writer, { everywrite: _version, workload: given, ...rest }) => {
    if (given === undefined) return content.write(writer, rest);
    const { roam, ...others } = given;
    content.write(writer, { ...rest, workload: others, ...(roam === undefined ? {} : { roam }) });
  },
  read: (reader) => {
    const { roam, ...rest } = content.read(reader);
    if (roam === undefined) return { everywrite: 1, ...rest };
    if (rest.workload === undefined) throw new CodecFault("its clients roam without a workload");
    return { everywrite: 1, ...rest, workload: { ...rest.workload, roam } };
  },
};
