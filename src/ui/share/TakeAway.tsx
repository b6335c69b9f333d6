// What can be taken away as a file: pictures, lists of events, logs, the scenario itself.
import { type ReactNode, useState } from "react";
import { eventRows, shivizText } from "../../session/keeping/exporting.ts";
import { fileName, fileText } from "../../session/keeping/files.ts";
import { saidNow } from "../../session/keeping/said.ts";
import type { SessionState } from "../../session/state.ts";
import { activeRuns } from "../../session/store.ts";
import { titleOf } from "../../session/texts/texts.ts";
import { download } from "../download.ts";
import { useFormat, useWords } from "../words.ts";
import { csvOf, markdownOf } from "./eventList.ts";
import { pictureOf } from "./picture/picture.ts";
import { pngOf } from "./picture/png.ts";
import styles from "./ShareDialog.module.css";
import { shareWords } from "./words.ts";

interface TakeAwayProps {
  readonly state: SessionState;
  readonly link: string;
  /** The line that says what is shared. */
  readonly about: string;
}

type Save = (ending: string, type: string, content: string | Blob) => void;

export function TakeAway({ state, link, about }: TakeAwayProps): ReactNode {
  const said = useWords(shareWords);
  const [told, setTold] = useState("");
  const title = titleOf(state);
  const save: Save = (ending, type, content) => {
    // As the file itself calls the scenario: in every language the same.
    const name = fileName(state.scenario?.title ?? "", ending);
    download(name, new Blob([content], { type }));
    setTold(said.saved(name));
  };
  return (
    <>
      <div className={styles["row"]}>
        <span className={styles["about"]}>{said.takeAway}</span>
        <div className={styles["things"]}>
          <Pictures {...{ state, link, about, save }} onFail={() => setTold(said.failed)} />
          <Files state={state} save={save} />
        </div>
      </div>
      <Lists {...{ state, link, title, save }} />
      <p className={styles["told"]} role="status">
        {told}
      </p>
    </>
  );
}

interface PicturesProps extends TakeAwayProps {
  readonly save: Save;
  readonly onFail: () => void;
}

function Pictures({ state, link, about, save, onFail }: PicturesProps): ReactNode {
  const said = useWords(shareWords);
  const picture = (): SVGElement | null => {
    const stage = document.querySelector("#stage > :not(aside)");
    if (stage === null) return null;
    const { run, text } = saidNow(state);
    const who = run === null ? null : (state.runs[run]?.title ?? null);
    const title = titleOf(state);
    const rest = about.startsWith(`${title}, `) ? about.slice(title.length + 2) : about;
    return pictureOf(stage, { title, about: rest, who, sentence: text, link });
  };
  const asSvg = (): void => {
    const svg = picture();
    if (svg !== null) save("svg", "image/svg+xml", textOf(svg));
  };
  const asPng = (): void => {
    const svg = picture();
    if (svg === null) return;
    const size = (name: string): number => Number(svg.getAttribute(name));
    pngOf(textOf(svg), size("width"), size("height")).then(
      (blob) => save("png", "image/png", blob),
      onFail,
    );
  };
  return (
    <>
      <button type="button" className={styles["take"]} onClick={asSvg}>
        {said.svg}
      </button>
      <button type="button" className={styles["take"]} onClick={asPng}>
        {said.png}
      </button>
    </>
  );
}

function textOf(svg: SVGElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`;
}

interface FilesProps {
  readonly state: SessionState;
  readonly save: Save;
}

function Files({ state, save }: FilesProps): ReactNode {
  const said = useWords(shareWords);
  const { opened, runs, expanded, voice } = state;
  // A log holds one run: the large one, or the one that is told.
  const run = runs[expanded ?? saidNow(state).run ?? 0];
  return (
    <>
      {opened !== null && (
        <button
          type="button"
          className={styles["take"]}
          onClick={() => save("everywrite.json", "application/json", fileText(opened.document))}
        >
          {said.file}
        </button>
      )}
      {run !== undefined && (
        <button
          type="button"
          className={styles["take"]}
          onClick={() => save("log", "text/plain", shivizText(run, voice))}
        >
          {said.shiviz(run.short)}
        </button>
      )}
    </>
  );
}

interface ListsProps extends FilesProps {
  readonly link: string;
  readonly title: string;
}

function Lists({ state, link, title, save }: ListsProps): ReactNode {
  const said = useWords(shareWords);
  const format = useFormat();
  const [isWhole, setWhole] = useState(true);
  const rows = () => eventRows(activeRuns(state), state.voice, isWhole ? null : state);
  return (
    <div className={styles["row"]}>
      <span className={styles["about"]}>{said.list}</span>
      <div className={styles["things"]}>
        <select
          aria-label={said.extent}
          value={isWhole ? "whole" : "now"}
          onChange={(event) => setWhole(event.target.value === "whole")}
        >
          <option value="whole">{said.whole}</option>
          <option value="now">{said.untilNow(format.milliseconds(state.timeUs))}</option>
        </select>
        <button
          type="button"
          className={styles["take"]}
          onClick={() => save("csv", "text/csv", csvOf(rows(), said.headings))}
        >
          CSV
        </button>
        <button
          type="button"
          className={styles["take"]}
          onClick={() =>
            save("md", "text/markdown", markdownOf(rows(), said.headings, { title, link }))
          }
        >
          Markdown
        </button>
      </div>
    </div>
  );
}
