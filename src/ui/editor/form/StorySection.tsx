// What the scenario is called and about, its seed, its end, and the patience of its clients.
import type { ReactNode } from "react";
import {
  defaultRetries,
  defaultSeed,
  defaultTimeoutMs,
  newSeed,
} from "../../../session/drafting/choices.ts";
import { withValue } from "../../../session/drafting/tree.ts";
import { useWords } from "../../words.ts";
import { useForm } from "./context.ts";
import { LongTextField, NumberField, TextField } from "./fields.tsx";
import { Action, Fields, Part } from "./Parts.tsx";
import { formWords } from "./words.ts";

export function StorySection(): ReactNode {
  const said = useWords(formWords);
  const { edit } = useForm();
  return (
    <>
      <Part title={said.sections.story}>
        <TextField path={["title"]} label={said.title} needed size="wide" />
        <LongTextField path={["about"]} label={said.about} />
      </Part>
      <Part title={said.run} about={said.runAbout}>
        <Fields>
          <TextField path={["seed"]} label={said.seed} placeholder={defaultSeed} />
          <Action
            text={said.newSeed}
            onPress={() => edit((form) => withValue(form, ["seed"], newSeed()))}
          />
          <NumberField path={["end"]} label={said.end} placeholder={said.atRest} />
        </Fields>
      </Part>
      <Part title={said.clients} about={said.clientsAbout} path={["clients"]}>
        <Fields>
          <NumberField
            path={["clients", "timeout"]}
            label={said.timeout}
            placeholder={String(defaultTimeoutMs)}
          />
          <NumberField
            path={["clients", "retries"]}
            label={said.retries}
            placeholder={String(defaultRetries)}
          />
        </Fields>
      </Part>
    </>
  );
}
