// A conflict in Brazilian Portuguese, always in one pattern: who wrote what, did they know, by
// which rule, who wins.
import { type ConflictKind, isPeaceful } from "../sim/note.ts";
import type { Knowledge } from "./claims.ts";
import {
  apartUs,
  fieldOf,
  isInsertion,
  lossOf,
  orderOf,
  type Sides,
  sidesOf,
  unseenBy,
  wroteAll,
} from "./parts.ts";
import { expertKnowing, fateWords, firstInOrder, heading, knowing, removal } from "./ptBRCausal.ts";
import { ms, quoted, requestOf, stamp } from "./ptBRWords.ts";
import type { Writer } from "./resolution.ts";
import { type Sentence, say, struck, textOf } from "./sentence.ts";
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

/** What both sides survive is no trouble. */
function headingOf(note: Conflict, { bond, loser }: Sides, scene: Scene): Sentence {
  const isPeace = isPeaceful(note.rule) && lossOf(loser, note, scene) === null;
  return heading(note.conflict, kinds[note.conflict], bond, scene.here, isPeace);
}

export const conflict: Told<[Conflict, Scene]> = {
  plain: (note, scene) => {
    const sides = sidesOf(note, scene);
    const { first, second, what, knows } = sides;
    if (first === undefined) return [];
    const rival = second && say`${rivalOf(second, scene)}${distance(first, second, note)}`;
    const order = note.rule === "first-in-order" ? firstInOrder(orderOf(sides, scene), knows) : [];
    return say`${headingOf(note, sides, scene)}
      ${act(first, what, scene)}${rival ? knowing(knows, rival) : ""}${order}.
      ${plainRule(note, sides, scene)}${quietLoss(note, sides, scene)}`;
  },
  expert: (note, scene) => {
    const sides = sidesOf(note, scene);
    const { first, second, what, knows, bond } = sides;
    if (first === undefined) return [];
    const rival = second && say`${rivalOf(second, scene)} (${details(first, second, knows)})`;
    const id = first.request === null ? "" : ` (${first.request.id})`;
    return say`${headingOf(note, sides, scene)}
      ${act(first, what, scene)}${id}${rival ? expertKnowing(knows, bond, rival) : ""}.
      ${expertRule(note, sides, scene)}${quietLoss(note, sides, scene)}`;
  },
};

/** A loss that no note of its own tells: an addition wins, and the deletion is gone. */
function quietLoss(note: Conflict, { loser }: Sides, scene: Scene): Sentence {
  const fate = note.rule === "add-wins" ? lossOf(loser, note, scene) : null;
  if (fate === null || loser === undefined) return [];
  return say` ${fateWords(fate, textOf(rivalOf(loser, scene)))}`;
}

const nameOf = ({ node }: Writer, { name }: Scene): string =>
  node === null ? "o início" : name(node);

const shown = (writer: Writer): Sentence =>
  writer.isLost ? say`${struck(quoted(writer.value))}` : say`${quoted(writer.value)}`;

function act(writer: Writer, what: string, scene: Scene): Sentence {
  const name = writer.node === null ? "O início" : nameOf(writer, scene);
  if (writer.deleted) return say`${name} apagou ${what}`;
  const field = fieldOf(writer);
  const named = field === null ? "" : `${field} = `;
  if (writer.isOwn) return say`${name} escreveu ${named}${shown(writer)} em ${what}`;
  return say`${name} ${isInsertion(writer) ? "inseriu" : "alterou"} ${writer.row ?? what}`;
}

/** "o 70 de London", "a exclusão de London" */
function rivalOf(writer: Writer, scene: Scene): Sentence {
  const owner = writer.node === null ? "do início" : `de ${nameOf(writer, scene)}`;
  if (writer.deleted) return say`a exclusão ${owner}`;
  if (!writer.isOwn) return say`a ${isInsertion(writer) ? "inserção" : "alteração"} ${owner}`;
  return say`o valor ${shown(writer)} ${owner}`;
}

/** How far apart the two writes were in true time; in an order of all that decides nothing. */
function distance(first: Writer, second: Writer, { rule }: Conflict): string {
  const apart = apartUs(first, second);
  if (apart === null || rule === "first-in-order") return "";
  return ` (${when(apart)})`;
}

function when(apart: number): string {
  return apart === 0
    ? "no mesmo instante"
    : `${ms(Math.abs(apart))} ${apart < 0 ? "antes" : "depois"}`;
}

function details(first: Writer, second: Writer, knows: Knowledge | null): string {
  const apart = apartUs(first, second);
  if (second.request === null || apart === null) return "do início";
  return [second.request.id, when(apart), ...newsOf(knows)].join(", ");
}

function newsOf(knows: Knowledge | null): readonly string[] {
  if (knows?.claim !== "not-seen") return [];
  const { news } = knows;
  switch (news.kind) {
    case "flying":
      return [`mensagem a caminho até ${ms(news.arrivesUs)}`];
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

/** A whole row, one value, or all that a write has changed. */
function prize(winner: Writer, { fields }: Conflict, scene: Scene): string {
  const owner = `de ${nameOf(winner, scene)}`;
  if (winner.deleted) return `a exclusão ${owner}`;
  if (!wroteAll(winner, fields)) return `a linha ${owner}`;
  return fields.length === 1 ? `o valor ${owner}` : `a escrita ${owner}`;
}

function byStamps(note: Conflict, { winner, loser, bond }: Sides, scene: Scene): Sentence {
  if (winner === undefined) return [];
  const [what, name] = [prize(winner, note, scene), nameOf(winner, scene)];
  if (!winner.stamp || !loser?.stamp) {
    return say`A marca de tempo de ${name} é mais tardia, então vence ${what}.`;
  }
  const [later, earlier] = [ms(winner.stamp.us), ms(loser.stamp.us)];
  const other = nameOf(loser, scene);
  return bond.kind === "overruled"
    ? say`Mesmo assim, pelos relógios ${name} vem depois: sua marca de tempo é ${later}, a de
        ${other} é ${earlier}. Então vence ${what}.`
    : say`A marca de tempo de ${name} (${later}) é mais tardia que a de ${other} (${earlier}), então
        vence ${what}.`;
}

function plainRule(note: Conflict, sides: Sides, scene: Scene): Sentence {
  const { winner, loser } = sides;
  const name = winner === undefined ? "" : nameOf(winner, scene);
  switch (note.rule) {
    case "later-stamp":
      return byStamps(note, sides, scene);
    case "tie-by-node": {
      const time = winner?.stamp ? ` (${ms(winner.stamp.us)})` : "";
      return say`As duas marcas de tempo são iguais${time}; entre iguais decide o maior nome de nó:
        ${name} vence.`;
    }
    case "arrival":
      return say`Fica o que chegou por último: ${name}.`;
    case "siblings":
      return say`Os dois valores ficam lado a lado, até que alguém decida.`;
    case "different-fields":
      return say`Eles mudaram campos diferentes, então as duas mudanças ficam.`;
    case "sum-of-changes":
      return say`As duas mudanças do número são somadas; nada se perde.`;
    case "user-edited":
      return say`A regra da aplicação decide: fica ${name}.`;
    case "add-wins":
      return removal(unseenBy(sides), note.conflict !== "update-update");
    case "merge":
      return say`Os tipos juntam os dois; nada se perde.`;
    case "first-in-order":
      return loser === undefined
        ? []
        : say`Desfaz-se a ${loser.deleted ? "exclusão" : "mudança"} de ${nameOf(loser, scene)}.`;
  }
}

function expertRule(note: Conflict, sides: Sides, scene: Scene): Sentence {
  const { winner, loser } = sides;
  const which = winner?.request ? requestOf(winner.request.id, scene) : "o início";
  const vectors = vectorsOf(sides, scene);
  switch (note.rule) {
    case "later-stamp":
      return winner?.stamp && loser?.stamp
        ? say`Marcas: ${stamp(winner.stamp, scene)}\u00a0>\u00a0${stamp(loser.stamp, scene)},
            então ${which} vence.`
        : say`Marca mais tardia: ${which} vence.`;
    case "tie-by-node":
      return winner?.stamp && loser?.stamp
        ? say`Leituras iguais; pelo id do nó ${stamp(winner.stamp, scene)}\u00a0>\u00a0${stamp(
            loser.stamp,
            scene,
          )}, então ${which} vence.`
        : say`Leituras iguais; vence o maior id de nó: ${which}.`;
    case "arrival":
      return say`A última chegada sobrescreve: ${which}.`;
    case "siblings":
      return say`${vectors}As duas ficam como irmãs (siblings).`;
    case "different-fields":
      return say`${vectors}Campos disjuntos, mesclados.`;
    case "sum-of-changes":
      return say`${vectors}Incrementos comutam: os dois contam.`;
    case "user-edited":
      return say`${vectors}O resolvedor da aplicação mantém ${which}.`;
    case "add-wins":
      return say`${vectors}A remoção só cobre as etiquetas que o seu nó mostrava: o acréscimo
        vence.`;
    case "merge":
      return say`${vectors}Fica a junção (join) dos dois estados.`;
    case "first-in-order":
      return say`Vence o primeiro a confirmar: ${which}${placeOf(winner, scene)} é certificado, ${
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

export function vectorsOf({ first, second }: Sides, scene: Scene): string {
  if (first?.vector === undefined || second?.vector === undefined) return "";
  return (
    `${vectorText(first.vector, scene)} e ${vectorText(second.vector, scene)}: ` +
    "cada um tem uma entrada maior. "
  );
}
