// Who is cut off from whom: each city stands on one side.
import { type ReactNode, useId } from "react";
import { groupOf, withGroup } from "../../../session/drafting/groups.ts";
import { listOf, type Path, valueAt, withValue } from "../../../session/drafting/tree.ts";
import { useWords } from "../../words.ts";
import { useCities } from "./choices.ts";
import { useForm } from "./context.ts";
import styles from "./lists.module.css";
import { CityMark } from "./marks.tsx";
import { PartFault } from "./Parts.tsx";
import { formWords } from "./words.ts";

export function PartitionField({ path }: { readonly path: Path }): ReactNode {
  const said = useWords(formWords);
  const { data, edit } = useForm();
  const id = useId();
  const groups = listOf(valueAt(data, path));
  const nodes = useCities();
  const sides = Math.max(2, Math.min(nodes.length, Math.max(3, groups.length)));
  const choose = (node: string, side: number): void =>
    edit((form) => withValue(form, path, withGroup(listOf(valueAt(form, path)), node, side)));
  return (
    <div className={styles["sides"]}>
      <PartFault path={path} />
      {nodes.map(({ id: node, name }) => (
        <fieldset key={node}>
          <legend>
            <CityMark id={node} /> {name}
          </legend>
          {Array.from({ length: sides }, (_, side) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a side is its number
            <label key={side}>
              <input
                type="radio"
                name={`${id}-${node}`}
                checked={groupOf(groups, node) === side}
                onChange={() => choose(node, side)}
              />
              {said.side(side + 1)}
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
