// What a run shows of a word, computed on the spot: what clients read at each node, or what the
// nodes hold of it inside; under it what has just happened there.
import { type ReactNode, useMemo } from "react";
import { narrate } from "../../narrate/index.ts";
import {
  type Figure as Drawn,
  figureOf,
  type TermId,
  values,
} from "../../session/glossary/terms.ts";
import { momentOf, type NodeMoment } from "../../session/run/moment.ts";
import { originOf, panelGroups } from "../../session/run/panels.ts";
import { namedIn } from "../../session/run/run.ts";
import { subjectsOf } from "../../session/run/subject.ts";
import { toldAt } from "../../session/run/telling.ts";
import { titleIn } from "../../session/texts/texts.ts";
import { KnowledgeView } from "../inspector/KnowledgeView.tsx";
import { PanelGroupView } from "../inspector/PanelGroupView.tsx";
import { MarkIcon } from "../Mark.tsx";
import { useSession } from "../page.ts";
import { type Looks, lookOf, looksOf } from "../places.ts";
import { Phrase } from "../sentence/Words.tsx";
import { useFormat, useWords } from "../words.ts";
import styles from "./Glossary.module.css";
import { glossaryWords } from "./words.ts";

interface FigureProps {
  readonly term: TermId;
  /** Goes to the place in the run. */
  readonly onOpen: () => void;
}

export function Figure({ term, onOpen }: FigureProps): ReactNode {
  const said = useWords(glossaryWords);
  const { milliseconds } = useFormat();
  const texts = useSession((state) => state.texts);
  const voice = useSession((state) => state.voice);
  const figure = useMemo(() => figureOf(term), [term]);
  const run = namedIn(figure.run, texts);
  const { trace } = run;
  const { scenario } = trace;
  const looks = looksOf(scenario.nodes, voice.catalogue.cities);
  const told = toldAt([run], { timeUs: figure.timeUs, part: null });
  const title = titleIn(texts, scenario.title);
  return (
    <figure className={styles["figure"]} data-figure={figure.shows}>
      <figcaption>
        <span>{said.figure(title, run.title, milliseconds(figure.timeUs))}</span>
        <button type="button" className={styles["open"]} onClick={onOpen}>
          {said.open}
        </button>
      </figcaption>
      {figure.shows === values ? (
        <Values figure={figure} looks={looks} />
      ) : (
        panelGroups(trace, figure.event)
          .filter(({ key }) => key.startsWith(figure.shows))
          .map((group) => (
            <PanelGroupView
              key={group.key}
              group={group}
              looks={looks}
              freshOf={() => () => false}
              originOf={(request) => originOf(trace, request)}
            />
          ))
      )}
      {told !== null && (
        <p className={styles["told"]}>
          <Phrase sentence={narrate(trace, told.event, voice)} />
        </p>
      )}
    </figure>
  );
}

interface ValuesProps {
  readonly figure: Drawn;
  readonly looks: Looks;
}

function Values({ figure: { run, timeUs }, looks }: ValuesProps): ReactNode {
  const shown = useSession((state) => state.voice.catalogue.shown);
  const subject = subjectsOf(run.trace.scenario)[0] ?? null;
  const { nodes } = momentOf(run, { timeUs, part: null }, subject, shown);
  return (
    <table className={styles["values"]}>
      <tbody>
        {nodes.map((node) => (
          <Value key={node.node} moment={node} looks={looks} />
        ))}
      </tbody>
    </table>
  );
}

function Value({ moment, looks }: { readonly moment: NodeMoment; readonly looks: Looks }) {
  const { node, lines, knowledge } = moment;
  const look = lookOf(looks, node);
  return (
    <tr>
      <th scope="row">
        <MarkIcon look={look} /> {look.name}
      </th>
      {lines.map(({ field, versions }) => (
        <td key={field}>
          {versions.map((version, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: siblings may be equal
            <b key={i}>{version}</b>
          ))}
        </td>
      ))}
      <td>{knowledge !== null && <KnowledgeView knowledge={knowledge} looks={looks} />}</td>
    </tr>
  );
}
