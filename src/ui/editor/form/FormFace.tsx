// The draft as a form: one section at a time, with the sections as tabs beside it, or as a list
// where the window is narrow. A fault leads to its section and its field.
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { nearestPath, pathText } from "../../../session/drafting/choices.ts";
import { type JsonObject, listOf, objectOf } from "../../../session/drafting/tree.ts";
import { media, useMedia } from "../../media.ts";
import { useWords } from "../../words.ts";
import type { Editor } from "../useEditor.ts";
import { ChanceSection } from "./ChanceSection.tsx";
import { ChecksSection } from "./ChecksSection.tsx";
import { CitiesSection } from "./CitiesSection.tsx";
import { type Form, FormContext, type OpenItem } from "./context.ts";
import { DataSection } from "./DataSection.tsx";
import styles from "./FormFace.module.css";
import { ModesSection } from "./ModesSection.tsx";
import { NetworkSection } from "./NetworkSection.tsx";
import { ScriptSection } from "./ScriptSection.tsx";
import { StorySection } from "./StorySection.tsx";
import { formWords, type SectionName, sectionNames } from "./words.ts";

function Section({ name, ...item }: OpenItem & { readonly name: SectionName }): ReactNode {
  switch (name) {
    case "script":
      return <ScriptSection {...item} />;
    case "story":
      return <StorySection />;
    case "data":
      return <DataSection />;
    case "cities":
      return <CitiesSection />;
    case "network":
      return <NetworkSection />;
    case "chance":
      return <ChanceSection />;
    case "checks":
      return <ChecksSection />;
    case "modes":
      return <ModesSection {...item} />;
  }
}

const sectionOfKey: Readonly<Record<string, SectionName>> = {
  script: "script",
  tables: "data",
  rows: "data",
  vectors: "data",
  homes: "data",
  nodes: "cities",
  clients: "story",
  network: "network",
  workload: "chance",
  faults: "chance",
  invariants: "checks",
  modes: "modes",
};

function sectionOf(path: string): SectionName {
  return sectionOfKey[/^\w*/.exec(path)?.[0] ?? ""] ?? "story";
}

function itemOf(path: string): number | null {
  const index = /^(?:script|modes)\[(\d+)\]/.exec(path)?.[1];
  return index === undefined ? null : Number(index);
}

export function FormFace({ editor }: { readonly editor: Editor }): ReactNode {
  const { draft, check, led } = editor;
  const [section, setSection] = useState<SectionName>("script");
  const [open, setOpen] = useState<number | null>(null);
  const [target, setTarget] = useState<{ readonly path: string } | null>(null);
  const fault = check.ok ? null : check.fault;
  const panel = useRef<HTMLDivElement>(null);
  const isNarrow = useMedia(media.narrow);
  const id = useId();
  const [unfit, setUnfit] = useState<Form["unfit"]>({});
  const keepUnfit: Form["keepUnfit"] = (path, typed) =>
    setUnfit(({ [path]: _before, ...rest }) =>
      typed === null ? rest : { ...rest, [path]: typed },
    );
  const form: Form = { data: draft.form, fault, edit: editor.edit, unfit, keepUnfit };
  const seen = useRef(led);
  useEffect(() => {
    if (led === seen.current || fault === null) return;
    seen.current = led;
    setSection(sectionOf(fault.path));
    setOpen(itemOf(fault.path));
    setTarget({ path: fault.path });
  }, [led, fault]);
  // Once the section and the item are there.
  useEffect(() => {
    if (target !== null) focusAt(panel.current, target.path);
  }, [target]);
  const openItem: OpenItem["onOpen"] = (index, focus) => {
    setOpen(index);
    if (focus !== undefined) setTarget({ path: pathText(focus) });
  };
  const choose = (name: SectionName): void => {
    setSection(name);
    setOpen(null);
  };
  return (
    <FormContext value={form}>
      <div className={styles["form"]}>
        <Sections
          id={id}
          section={section}
          data={draft.form}
          faulty={fault === null ? null : sectionOf(fault.path)}
          onChoose={choose}
        />
        <div ref={panel} className={styles["panel"]} key={section}>
          <div {...(isNarrow ? {} : panelOf(id, section))}>
            <Section name={section} open={open} onOpen={openItem} />
          </div>
        </div>
      </div>
    </FormContext>
  );
}

/** What makes a section the panel of its tab, where there are tabs. */
function panelOf(id: string, section: SectionName) {
  return { id: `${id}-panel`, role: "tabpanel", "aria-labelledby": `${id}-${section}` };
}

/** Puts the focus on the field of a path, or on what is nearest to it. */
function focusAt(panel: HTMLElement | null, path: string): void {
  const places = new Map<string, HTMLElement>();
  for (const element of panel?.querySelectorAll<HTMLElement>("[data-path]") ?? []) {
    places.set(element.dataset["path"] ?? "", element);
  }
  const nearest = nearestPath(places.keys(), path);
  const target =
    nearest === undefined ? panel?.querySelector("input, select") : places.get(nearest);
  if (!(target instanceof HTMLElement)) return;
  target.focus();
  target.scrollIntoView({ block: "center" });
}

interface SectionsProps {
  readonly id: string;
  readonly section: SectionName;
  readonly data: JsonObject;
  readonly faulty: SectionName | null;
  readonly onChoose: (section: SectionName) => void;
}

function Sections({ id, section, data, faulty, onChoose }: SectionsProps): ReactNode {
  const said = useWords(formWords);
  const isNarrow = useMedia(media.narrow);
  const tabs = useRef<HTMLDivElement>(null);
  const nameOf = (name: SectionName): string =>
    `${said.sections[name]}${name === faulty ? ` – ${said.faulty}` : ""}`;
  if (isNarrow) {
    return (
      <label className={styles["chooser"]}>
        <span>{said.section}</span>
        <select value={section} onChange={({ target }) => onChoose(target.value as SectionName)}>
          {sectionNames.map((name) => (
            <option key={name} value={name}>
              {nameOf(name)}
            </option>
          ))}
        </select>
      </label>
    );
  }
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const count = sectionNames.length;
    const next = sectionNames[(sectionNames.indexOf(section) + step + count) % count];
    if (next === undefined) return;
    onChoose(next);
    tabs.current?.querySelector<HTMLElement>(`[data-section="${next}"]`)?.focus();
  };
  return (
    <div
      ref={tabs}
      className={styles["tabs"]}
      role="tablist"
      aria-label={said.section}
      onKeyDown={press}
    >
      {sectionNames.map((name) => (
        <button
          key={name}
          id={`${id}-${name}`}
          type="button"
          role="tab"
          data-section={name}
          aria-selected={name === section}
          aria-controls={`${id}-panel`}
          tabIndex={name === section ? 0 : -1}
          onClick={() => onChoose(name)}
        >
          {said.sections[name]}
          <span className={styles["count"]} aria-hidden="true">
            {name === faulty ? "!" : countIn(data, name)}
          </span>
          {name === faulty && <span className={styles["unseen"]}> {said.faulty}</span>}
        </button>
      ))}
    </div>
  );
}

/** How much a section holds, where that can be counted. */
function countIn(data: JsonObject, name: SectionName): string {
  switch (name) {
    case "script":
      return String(listOf(data["script"]).length);
    case "cities":
      return String(listOf(data["nodes"]).length);
    case "data":
      return String(Object.keys(objectOf(data["rows"])).length);
    case "checks":
      return String(listOf(data["invariants"]).length);
    case "modes":
      return String(listOf(data["modes"]).length);
    default:
      return "";
  }
}
