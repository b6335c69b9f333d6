// The link, first and focused, with its length as a bar and in words.
import { type ReactNode, useEffect, useRef } from "react";
import { useWords } from "../words.ts";
import { CopyField } from "./CopyField.tsx";
import { measure } from "./meter.ts";
import styles from "./ShareDialog.module.css";
import { shareWords } from "./words.ts";

export function LinkField({ link }: { readonly link: string }): ReactNode {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  return (
    <>
      <CopyField
        label={useWords(shareWords).link}
        text={link}
        field={field}
        more={<Send link={link} />}
      />
      <Meter link={link} />
    </>
  );
}

/** Phones and some computers have a way of their own to pass things on. */
function Send({ link }: { readonly link: string }): ReactNode {
  const said = useWords(shareWords);
  if (typeof navigator.share !== "function") return null;
  const send = (): void => {
    // Who closes the list without a choice has not failed.
    navigator.share({ title: document.title, url: link }).catch(() => {});
  };
  return (
    <button type="button" onClick={send}>
      {said.send}
    </button>
  );
}

function Meter({ link }: { readonly link: string }): ReactNode {
  const said = useWords(shareWords);
  const { bytes, fit, of } = measure(link);
  const length = said.meter(bytes);
  const text = fit === "file" ? said.tooLong(bytes) : `${length}: ${said.fits[fit]}`;
  const isOnDisk = location.protocol === "file:";
  return (
    <>
      <div className={styles["meter"]} role="img" aria-label={length}>
        <i style={{ width: `${Math.min(100, (100 * bytes) / of)}%` }} />
      </div>
      <p className={styles["caption"]}>
        {text} {isOnDisk ? said.onDisk : said.private}
      </p>
    </>
  );
}
