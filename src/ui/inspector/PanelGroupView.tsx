// The panels of one title, of all nodes: together where they can be, else node by node.
import type { ReactNode } from "react";
import type { PanelGroup } from "../../session/run/panels.ts";
import type { Panel, PanelShape } from "../../sim/panel.ts";
import { useFewMore } from "../afterPaint.ts";
import { Term } from "../glossary/Termed.tsx";
import { termOfPanel } from "../glossary/titles.ts";
import { MarkIcon } from "../Mark.tsx";
import { type Looks, lookOf } from "../places.ts";
import { CounterBar, longestOf } from "./CounterBar.tsx";
import type { IsFresh, Member, Of, OriginOf } from "./drawing.ts";
import styles from "./Inspector.module.css";
import { LogGroup } from "./LogGroup.tsx";
import {
  BallotsView,
  MembersView,
  QueueView,
  SetView,
  StampsView,
  VectorsView,
} from "./panels.tsx";
import { fullestOf, RightsTanks } from "./RightsTanks.tsx";
import { TableGroup } from "./TableGroup.tsx";
import { useTerms } from "./terms.ts";

interface PanelGroupViewProps {
  readonly group: PanelGroup;
  readonly looks: Looks;
  freshOf(node: string): IsFresh;
  readonly originOf: OriginOf;
}

export function PanelGroupView({
  group,
  looks,
  freshOf,
  originOf,
}: PanelGroupViewProps): ReactNode {
  return (
    <section data-panel={group.key}>
      {group.title !== null && <Title group={group} title={group.title} />}
      <Content group={group} looks={looks} freshOf={freshOf} originOf={originOf} />
    </section>
  );
}

/** What is of one field is named as the values are, with its type. */
function Title({ group, title }: { readonly group: PanelGroup; readonly title: string }) {
  const said = useTerms();
  const panel = group.members[0]?.panel;
  if (panel === undefined) return null;
  const term = termOfPanel(panel);
  const type = typeOf(panel);
  const name = "row" in panel ? panel.row : said(title);
  return (
    <h3>
      {term === null || type !== null ? name : <Term term={term}>{name}</Term>}
      {"row" in panel && <span className={styles["of"]}> {panel.field}</span>}
      {type !== null && (
        <span className={styles["of"]}>
          {", "}
          {term === null ? type : <Term term={term}>{said(type)}</Term>}
        </span>
      )}
    </h3>
  );
}

/** What the type of a field is called, where a panel shows the inside of one. */
function typeOf(panel: Panel): string | null {
  switch (panel.shape) {
    case "counter":
      return panel.grows ? "G-Counter" : "PN-Counter";
    case "set":
      return "OR-Set";
    case "rights":
      return "bounded counter";
    case "stamps":
      return "last-writer register";
    default:
      return null;
  }
}

function Content({ group, looks, freshOf, originOf }: PanelGroupViewProps): ReactNode {
  const tables = only(group, "table", freshOf);
  if (tables.length > 0) {
    return <TableGroup members={tables} looks={looks} hasTitles={group.title === null} />;
  }
  if (group.members[0]?.panel.shape === "log") {
    return <LogGroup group={group} looks={looks} freshOf={freshOf} />;
  }
  return <EachNode group={group} looks={looks} freshOf={freshOf} originOf={originOf} />;
}

/** With more nodes than this, what they keep comes in more than one frame: it may be long. */
const fewNodes = 3;

function EachNode({ group, looks, freshOf, originOf }: PanelGroupViewProps): ReactNode {
  const count = useFewMore(group.members.length, fewNodes);
  return group.members.slice(0, count).map(({ node, panel }) => (
    <OneNode key={node} node={node} looks={looks} title={group.title === null ? panel.title : null}>
      <PanelView
        panel={panel}
        group={group}
        looks={looks}
        isFresh={freshOf(node)}
        originOf={originOf}
      />
    </OneNode>
  ));
}

interface OneNodeProps {
  readonly node: string;
  readonly looks: Looks;
  /** Where the nodes' titles differ. */
  readonly title: string | null;
  readonly children: ReactNode;
}

function OneNode({ node, looks, title, children }: OneNodeProps): ReactNode {
  const term = useTerms();
  const look = lookOf(looks, node);
  return (
    <div className={styles["member"]}>
      <MarkIcon look={look} label={look.name} />
      <div>
        {title !== null && <h4>{term(title)}</h4>}
        {children}
      </div>
    </div>
  );
}

interface PanelViewProps {
  readonly panel: Panel;
  readonly group: PanelGroup;
  readonly looks: Looks;
  readonly isFresh: IsFresh;
  readonly originOf: OriginOf;
}

function PanelView({ panel, group, looks, isFresh, originOf }: PanelViewProps): ReactNode {
  const shared = { looks, isFresh };
  switch (panel.shape) {
    case "table":
    case "log":
      // Drawn for all nodes together.
      return null;
    case "versionVector":
      return <VectorsView panel={panel} {...shared} />;
    case "stamps":
      return <StampsView panel={panel} {...shared} />;
    case "counter":
      return (
        <CounterBar panel={panel} {...shared} longest={longestOf(panelsIn(group, "counter"))} />
      );
    case "rights":
      return (
        <RightsTanks panel={panel} {...shared} fullest={fullestOf(panelsIn(group, "rights"))} />
      );
    case "set":
      return <SetView panel={panel} {...shared} />;
    case "ballots":
      return <BallotsView panel={panel} {...shared} />;
    case "queue":
      return <QueueView panel={panel} {...shared} originOf={originOf} />;
    case "members":
      return <MembersView panel={panel} {...shared} />;
  }
}

function only<Shape extends PanelShape>(
  { members }: PanelGroup,
  shape: Shape,
  freshOf: (node: string) => IsFresh,
): readonly Member<Of<Shape>>[] {
  return members.flatMap(({ node, panel }) =>
    panel.shape === shape ? [{ node, panel: panel as Of<Shape>, isFresh: freshOf(node) }] : [],
  );
}

function panelsIn<Shape extends PanelShape>(group: PanelGroup, shape: Shape): readonly Of<Shape>[] {
  return group.members.flatMap(({ panel }) => (panel.shape === shape ? [panel as Of<Shape>] : []));
}
