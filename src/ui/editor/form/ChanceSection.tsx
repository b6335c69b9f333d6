// What is drawn from the seed instead of written: requests of all clients, and faults.
import type { ReactNode } from "react";
import { mixVerbs, usualWorkload } from "../../../session/drafting/choices.ts";
import { type JsonObject, withValue } from "../../../session/drafting/tree.ts";
import { useWords } from "../../words.ts";
import { useForm } from "./context.ts";
import { CheckField, NumberField } from "./fields.tsx";
import { Fields, Part } from "./Parts.tsx";
import { Switch } from "./Switch.tsx";
import { formWords } from "./words.ts";

/** What a switch that is put on begins with. */
const firstWorkload: JsonObject = { requests: 20, over: 2000 };
const firstFaults: JsonObject = { partitions: 1, over: 2000 };
const firstMix: JsonObject = { update: 2, read: 1 };

export function ChanceSection(): ReactNode {
  return (
    <>
      <Workload />
      <Faults />
    </>
  );
}

function useSwitch(path: readonly string[], first: JsonObject) {
  const { edit } = useForm();
  return (on: boolean): void => edit((form) => withValue(form, path, on ? first : undefined));
}

function Workload(): ReactNode {
  const said = useWords(formWords);
  const { data } = useForm();
  const turn = useSwitch(["workload"], firstWorkload);
  const isOn = data["workload"] !== undefined;
  return (
    <Part title={said.workload} about={said.workloadAbout} path={["workload"]}>
      <Switch label={said.workloadOn} isOn={isOn} onTurn={turn} />
      {isOn && (
        <>
          <Fields>
            <NumberField path={["workload", "requests"]} label={said.requests} />
            <NumberField
              path={["workload", "over"]}
              label={said.over}
              placeholder={String(usualWorkload.overMs)}
            />
            <NumberField
              path={["workload", "rows"]}
              label={said.rowsOfTable}
              placeholder={String(usualWorkload.rows)}
            />
            <NumberField
              path={["workload", "clientsPerNode"]}
              label={said.clientsPerNode}
              placeholder={String(usualWorkload.clientsPerNode)}
            />
            <NumberField
              path={["workload", "roam"]}
              label={said.roam}
              placeholder={String(usualWorkload.roam)}
            />
          </Fields>
          <Mix />
        </>
      )}
    </Part>
  );
}

function Mix(): ReactNode {
  const said = useWords(formWords);
  const { data } = useForm();
  const turn = useSwitch(["workload", "mix"], firstMix);
  const workload = data["workload"];
  const isOn = typeof workload === "object" && workload !== null && "mix" in workload;
  return (
    <>
      <Switch label={said.ownMix} isOn={isOn} onTurn={turn} />
      {isOn && (
        <Part title={said.mix} about={said.mixAbout} path={["workload", "mix"]}>
          <Fields>
            {mixVerbs.map((verb) => (
              <NumberField
                key={verb}
                path={["workload", "mix", verb]}
                label={said.verbs[verb]}
                placeholder="0"
              />
            ))}
          </Fields>
        </Part>
      )}
    </>
  );
}

function Faults(): ReactNode {
  const said = useWords(formWords);
  const { data } = useForm();
  const turn = useSwitch(["faults"], firstFaults);
  const isOn = data["faults"] !== undefined;
  const counts = ["partitions", "oneWayCuts", "crashes", "clockSteps", "delaySpikes"] as const;
  return (
    <Part title={said.faults} about={said.faultsAbout} path={["faults"]}>
      <Switch label={said.faultsOn} isOn={isOn} onTurn={turn} />
      {isOn && (
        <>
          <Fields>
            {counts.map((name) => (
              <NumberField
                key={name}
                path={["faults", name]}
                label={said.faultKinds[name]}
                placeholder="0"
              />
            ))}
            <NumberField path={["faults", "lossUpTo"]} label={said.lossUpTo} placeholder="0" />
            <NumberField
              path={["faults", "duplicateUpTo"]}
              label={said.duplicateUpTo}
              placeholder="0"
            />
            <NumberField
              path={["faults", "over"]}
              label={said.over}
              placeholder={String(usualWorkload.overMs)}
            />
          </Fields>
          <CheckField path={["faults", "reorder"]} label={said.reorder} unsaid={false} />
        </>
      )}
    </Part>
  );
}
