// How a place in a document is written: `script[3].node`, `rows["users/1"].email`.
import { visible } from "../lib/visible.ts";

export type Path = readonly (string | number)[];

const plainKey = /^[A-Za-z_][\w-]*$/;
const longestKey = 60;

export function pathText(path: Path): string {
  let text = "";
  for (const key of path) {
    if (typeof key === "number") text += `[${key}]`;
    else if (plainKey.test(key) && key.length <= longestKey) text += text === "" ? key : `.${key}`;
    else text += `[${visible(JSON.stringify(shortened(key)))}]`;
  }
  return text;
}

function shortened(key: string): string {
  return key.length > longestKey ? `${key.slice(0, longestKey)}…` : key;
}
