// How long messages travel: a preset for all links, what becomes of messages at a partition, and
// what is particular to single links.
import type { ReactNode } from "react";
import { networkPresets, usualLink } from "../../../session/drafting/choices.ts";
import { nodesIn } from "../../../session/drafting/entries.ts";
import { objectOf, withValue } from "../../../session/drafting/tree.ts";
import { useWords } from "../../words.ts";
import { linkText, useCityNames, useLinkChoices } from "./choices.ts";
import { useForm } from "./context.ts";
import { ChoiceField, NumberField } from "./fields.tsx";
import styles from "./lists.module.css";
import { Action, Add, Fields, Part, PartFault } from "./Parts.tsx";
import { formWords } from "./words.ts";

export function NetworkSection(): ReactNode {
  const said = useWords(formWords);
  return (
    <>
      <Part title={said.sections.network} path={["network"]}>
        <Fields>
          <ChoiceField
            path={["network", "preset"]}
            label={said.preset}
            unsaid={networkPresets[0]}
            choices={networkPresets.map((preset) => [preset, said.presets[preset]])}
          />
          <ChoiceField
            path={["network", "partition"]}
            label={said.atPartition}
            unsaid="hold"
            choices={[
              ["hold", said.hold],
              ["drop", said.drop],
            ]}
          />
        </Fields>
      </Part>
      <Links />
    </>
  );
}

function Links(): ReactNode {
  const said = useWords(formWords);
  const { data, edit } = useForm();
  const names = useCityNames();
  const given = Object.keys(objectOf(objectOf(data["network"])["links"]));
  const nodes = nodesIn(data);
  // A pair is shown under the name that the document gives it.
  const pairs = nodes.flatMap(({ id }, i) =>
    nodes.slice(i + 1).map((other) => {
      const turned = `${other.id}-${id}`;
      return given.includes(turned) ? turned : `${id}-${other.id}`;
    }),
  );
  const shown = [...pairs, ...given.filter((link) => !pairs.includes(link))];
  const single = useLinkChoices().filter(([link]) => link.includes(">") && !shown.includes(link));
  return (
    <Part title={said.links} about={said.linksAbout}>
      <ul className={styles["list"]}>
        {shown.map((link) => (
          <li key={link} className={styles["item"]}>
            <div className={styles["head"]}>
              <h4>{linkText(link, names)}</h4>
              {given.includes(link) && (
                <Action
                  text={said.asUsual}
                  to={linkText(link, names)}
                  onPress={() => edit((form) => withoutLink(form, link))}
                />
              )}
            </div>
            <PartFault path={["network", "links", link]} />
            <LinkFields path={["network", "links", link]} link={link} />
          </li>
        ))}
      </ul>
      {single.length > 0 && (
        <Add
          label={said.oneDirection}
          choices={single}
          onAdd={(link) => edit((form) => withValue(form, ["network", "links", link], {}))}
        />
      )}
    </Part>
  );
}

function withoutLink(form: Parameters<typeof withValue>[0], link: string): typeof form {
  const changed = withValue(form, ["network", "links", link], undefined);
  const left = Object.keys(objectOf(objectOf(changed["network"])["links"]));
  return left.length > 0 ? changed : withValue(changed, ["network", "links"], undefined);
}

interface LinkFieldsProps {
  readonly path: readonly (string | number)[];
  readonly link: string;
}

/** What a link is like; empty fields are as the network's preset has them. */
export function LinkFields({ path, link }: LinkFieldsProps): ReactNode {
  const said = useWords(formWords);
  const { data } = useForm();
  const [from = "", to = ""] = link.split(/[->]/);
  const usual = usualLink(data, from, to);
  return (
    <Fields>
      <NumberField
        path={[...path, "latency"]}
        label={said.latency}
        placeholder={String(usual.latencyMs)}
      />
      <NumberField
        path={[...path, "jitter"]}
        label={said.jitter}
        placeholder={String(usual.jitterMs)}
      />
      <NumberField path={[...path, "loss"]} label={said.loss} placeholder="0" />
      <NumberField path={[...path, "duplicate"]} label={said.doubled} placeholder="0" />
      <ChoiceField
        path={[...path, "order"]}
        label={said.order}
        size="small"
        unsaid=""
        choices={[
          ["", said.orderUsual],
          ["fifo", said.fifo],
          ["any", said.anyOrder],
        ]}
      />
    </Fields>
  );
}
