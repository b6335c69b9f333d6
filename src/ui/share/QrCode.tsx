// The link as a code, dark on white in every theme: scanners expect it so. A link that is too long
// for phones has none.
import { type ReactNode, useMemo } from "react";
import { useWords } from "../words.ts";
import { codeOf } from "./code.ts";
import { measure } from "./meter.ts";
import styles from "./ShareDialog.module.css";
import { shareWords } from "./words.ts";

export function QrCode({ link }: { readonly link: string }): ReactNode {
  const said = useWords(shareWords);
  const code = useMemo(() => (measure(link).fit === "file" ? null : codeOf(link)), [link]);
  if (code === null) return <p className={styles["noCode"]}>{said.noCode}</p>;
  const { modules, corner, side, pixels, path } = code;
  return (
    <figure className={styles["figure"]}>
      <svg
        viewBox={`${corner} ${corner} ${side} ${side}`}
        width={pixels}
        height={pixels}
        shapeRendering="crispEdges"
        role="img"
        aria-label={said.code}
      >
        <rect className={styles["ground"]} x={corner} y={corner} width={side} height={side} />
        <path className={styles["modules"]} d={path} />
      </svg>
      <figcaption>{said.modules(modules)}</figcaption>
    </figure>
  );
}
