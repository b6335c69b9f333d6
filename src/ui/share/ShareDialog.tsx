// Sharing: the link to this instant, and the way back in for a link or file that somebody sent.
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { hashOf } from "../../session/sharing.ts";
import { millisecondsText } from "../../session/words.ts";
import { Dialog } from "../Dialog.tsx";
import { openFile } from "../drop.ts";
import { usePage } from "../page.ts";
import styles from "./ShareDialog.module.css";

export default function ShareDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { session } = usePage();
  const state = session.getState();
  const { scenario, expanded, runs, timeUs } = state;
  const mode = expanded === null ? "all modes" : (runs[expanded]?.title ?? "");
  const about = `${scenario?.title ?? ""}, ${mode}, ${millisecondsText(timeUs)}`;
  return (
    <Dialog title="Share this instant" about={about} onClose={onClose}>
      <div className={styles["parts"]}>
        <CopyLink link={`${location.href.split("#")[0]}${hashOf(state)}`} />
        <OpenLink onOpened={onClose} />
      </div>
    </Dialog>
  );
}

function CopyLink({ link }: { readonly link: string }): ReactNode {
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const [said, setSaid] = useState("");
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link);
      setSaid("Copied.");
    } catch {
      field.current?.select();
      setSaid("The browser does not let us copy: press Ctrl+C or ⌘C now.");
    }
  };
  return (
    <div>
      <label htmlFor={id}>Link</label>
      <div className={styles["field"]}>
        <input ref={field} id={id} readOnly value={link} />
        <button type="button" className={styles["primary"]} onClick={() => void copy()}>
          Copy
        </button>
      </div>
      <p className={styles["caption"]} role="status">
        {said !== "" ? said : `${link.length} characters. Nothing is sent to a server.`}
      </p>
    </div>
  );
}

function OpenLink({ onOpened }: { readonly onOpened: () => void }): ReactNode {
  const { session } = usePage();
  const id = useId();
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const tell = (): void => {
    const { problem: found } = session.getState();
    session.dismiss();
    if (found === null) onOpened();
    else setProblem(found);
  };
  const open = (event: FormEvent): void => {
    event.preventDefault();
    const hash = text.trim();
    if (hash === "") return;
    session.openHash(hash.includes("#") ? hash.slice(hash.indexOf("#")) : hash);
    tell();
  };
  return (
    <form onSubmit={open}>
      <label htmlFor={id}>Open a link</label>
      <div className={styles["field"]}>
        <input
          id={id}
          value={text}
          placeholder="Paste it here"
          aria-invalid={problem !== null}
          aria-describedby={`${id}-problem`}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit">Open</button>
      </div>
      <p className={styles["caption"]} id={`${id}-problem`} role="alert">
        {problem}
      </p>
      <label className={styles["file"]}>
        Or a scenario file
        <input
          type="file"
          accept=".json,application/json"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file !== undefined) void openFile(session, file).then(tell);
          }}
        />
      </label>
    </form>
  );
}
