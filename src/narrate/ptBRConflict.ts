// A conflict in Brazilian Portuguese, always in one pattern: who wrote what, did they know, by
// which rule, who wins.
import { type ConflictKind, isPeaceful } from "../sim/note.ts";
import { apartUs, isInsertion, sidesOf } from "./parts.ts";
import { ms, reading, requestOf, stamp, value } from "./ptBRWords.ts";
import type { Reach } from "./reach.ts";
import type { Writer } from "./resolution.ts";
import { type Part, type Sentence, say, strong, struck, trouble } from "./sentence.ts";
import type { NoteOf, Scene, Told } from "./told.ts";
import { vectorText } from "./words.ts";

type Conflict = NoteOf<"conflict">;

const kinds: Readonly<Record<ConflictKind, string>> = {
  "update-update": "Conflito",
  "insert-insert": "Conflito de inserções",
  "delete-update": "Exclusão contra alteração",
  "delete-insert": "Exclusão contra inserção",
  "delete-delete": "Duas exclusões",
};

/** Where nothing is lost, "conflict" would be too strong a word. */
const peacefulKinds = {
  "update-update": "Alterações concorrentes",
  "insert-insert": "Inserções concorrentes",
} as const;

export const conflict: Told<[Conflict, Scene]> = {
  plain: (note, scene) => {
    const { first, second, what } = sidesOf(note, scene);
    if (first === undefined) return [];
    const unseen =
      second === undefined
        ? say`.`
        : say` sem ter visto ${rival(second, scene)}${distance(first, second)}.`;
    return say`${heading(note, scene)} ${act(first, what, scene)}${unseen}
      ${plainRule(note, scene)}`;
  },
  expert: (note, scene) => {
    const { first, second, what } = sidesOf(note, scene);
    if (first === undefined) return [];
    const against =
      second === undefined
        ? say`.`
        : say`, em paralelo com ${rival(second, scene)} (${details(first, second, scene)}).`;
    const id = first.request === null ? "" : ` (${first.request.id})`;
    return say`${heading(note, scene)} ${act(first, what, scene)}${id}${against}
      ${expertRule(note, scene)}`;
  },
};

const heading = (note: Conflict, scene: Scene): Part =>
  isPeaceful(note.rule)
    ? strong(`${{ ...kinds, ...peacefulKinds }[note.conflict]} em ${scene.here}, sem conflito.`)
    : trouble(`${kinds[note.conflict]} em ${scene.here}.`);

const nameOf = ({ node }: Writer, { name }: Scene): string =>
  node === null ? "o início" : name(node);

const shown = (writer: Writer): Sentence =>
  writer.isLost ? say`${struck(value(writer.value))}` : say`${value(writer.value)}`;

function act(writer: Writer, what: string, scene: Scene): Sentence {
  const name = writer.node === null ? "O início" : nameOf(writer, scene);
  if (writer.deleted) return say`${name} apagou ${what}`;
  if (writer.isOwn) return say`${name} escreveu ${shown(writer)} em ${what}`;
  return say`${name} ${isInsertion(writer) ? "inseriu" : "alterou"} ${writer.row ?? what}`;
}

/** "o 70 de London", "a exclusão de London" */
function rival(writer: Writer, scene: Scene): Sentence {
  const owner = writer.node === null ? "do início" : `de ${nameOf(writer, scene)}`;
  if (writer.deleted) return say`a exclusão ${owner}`;
  if (!writer.isOwn) return say`a ${isInsertion(writer) ? "inserção" : "alteração"} ${owner}`;
  return say`o valor ${shown(writer)} ${owner}`;
}

/** How far apart the two writes were in true time. */
function distance(first: Writer, second: Writer): string {
  const apart = apartUs(first, second);
  return apart === null ? "" : ` (${when(apart)})`;
}

function when(apart: number): string {
  return apart === 0
    ? "no mesmo instante"
    : `${ms(Math.abs(apart))} ${apart < 0 ? "antes" : "depois"}`;
}

function details(first: Writer, second: Writer, scene: Scene): string {
  const apart = apartUs(first, second);
  if (first.request === null || second.request === null || apart === null) return "do início";
  const reach = scene.reach(second.request, first.request);
  return [second.request.id, when(apart), ...newsOf(reach)].join(", ");
}

function newsOf(reach: Reach): readonly string[] {
  switch (reach.kind) {
    case "flying":
      return [`mensagem a caminho até ${ms(reach.arrivesUs)}`];
    case "held":
      return ["mensagem retida por um corte"];
    case "lost":
      return ["mensagem perdida"];
    case "down":
      return ["mensagem não recebida"];
    default:
      return [];
  }
}

function plainRule(note: Conflict, scene: Scene): string {
  const { winner, loser } = sidesOf(note, scene);
  const name = winner === undefined ? "" : nameOf(winner, scene);
  switch (note.rule) {
    case "later-stamp":
      return winner?.stamp && loser?.stamp
        ? `${reading(winner.stamp)}\u00a0>\u00a0${reading(loser.stamp)}, então ${name} vence.`
        : `${name} tem a marca de tempo mais tardia e vence.`;
    case "tie-by-node":
      return (
        `As duas marcas de tempo são iguais${
          winner?.stamp ? ` (${reading(winner.stamp)})` : ""
        }; ` + `decide a ordem dos nomes, então ${name} vence.`
      );
    case "arrival":
      return `Fica o que chegou por último: ${name}.`;
    case "siblings":
      return "Os dois valores ficam lado a lado, até que alguém decida.";
    case "different-fields":
      return "Eles mudaram campos diferentes, então as duas mudanças ficam.";
    case "sum-of-changes":
      return "As duas mudanças do número são somadas; nada se perde.";
    case "user-edited":
      return `A regra da aplicação decide: fica ${name}.`;
    case "add-wins":
      return "A remoção não tinha visto o acréscimo, então o item fica.";
    case "merge":
      return "Os tipos juntam os dois; nada se perde.";
    case "first-in-order":
      return `${name} vem antes na ordem comum e fica; a outra é desfeita.`;
  }
}

function expertRule(note: Conflict, scene: Scene): string {
  const { winner, loser } = sidesOf(note, scene);
  const which = winner?.request ? requestOf(winner.request.id, scene) : "o início";
  const vectors = vectorsOf(note, scene);
  switch (note.rule) {
    case "later-stamp":
      return winner?.stamp && loser?.stamp
        ? `Marcas: ${stamp(winner.stamp, scene)}\u00a0>\u00a0${stamp(loser.stamp, scene)}, ` +
            `então ${which} vence.`
        : `Marca mais tardia: ${which} vence.`;
    case "tie-by-node":
      return winner?.stamp && loser?.stamp
        ? `Leituras iguais; pelo id do nó ${stamp(winner.stamp, scene)}\u00a0>\u00a0` +
            `${stamp(loser.stamp, scene)}, então ${which} vence.`
        : `Leituras iguais; vence o maior id de nó: ${which}.`;
    case "arrival":
      return `A última chegada sobrescreve: ${which}.`;
    case "siblings":
      return `${vectors}As duas ficam como irmãs (siblings).`;
    case "different-fields":
      return `${vectors}Campos disjuntos, mesclados.`;
    case "sum-of-changes":
      return `${vectors}Incrementos comutam: os dois contam.`;
    case "user-edited":
      return `${vectors}O resolvedor da aplicação mantém ${which}.`;
    case "add-wins":
      return `${vectors}A remoção só cobre o que tinha observado: o acréscimo vence.`;
    case "merge":
      return `${vectors}Fica a junção (join) dos dois estados.`;
    case "first-in-order":
      return `Vence o primeiro a confirmar: ${which}${placeOf(winner, scene)} é certificado, ${
        loser?.request ? requestOf(loser.request.id, scene) : "o outro"
      }${placeOf(loser, scene)} falha.`;
  }
}

/** " (número 4)", its place in the order. */
function placeOf(writer: Writer | undefined, scene: Scene): string {
  const id = writer?.request?.id;
  const place = id === undefined ? null : scene.sequence(id);
  return place === null ? "" : ` (número ${place})`;
}

export function vectorsOf(note: Conflict, scene: Scene): string {
  const { first, second } = sidesOf(note, scene);
  if (first?.vector === undefined || second?.vector === undefined) return "";
  return (
    `${vectorText(first.vector, scene)} e ${vectorText(second.vector, scene)}: ` +
    "cada um tem algo que falta ao outro, então nenhum veio antes. "
  );
}
