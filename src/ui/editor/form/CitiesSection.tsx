// The cities that hold the data: known ones by their name, others with their place on Earth, each
// with its clock.
import type { ReactNode } from "react";
import { cityName } from "../../../narrate/cities.ts";
import {
  isKnownCity,
  knownCities,
  mostCities,
  withCity,
  withoutCity,
} from "../../../session/drafting/cities.ts";
import { listOf, objectOf, textOf } from "../../../session/drafting/tree.ts";
import { useSession } from "../../page.ts";
import { useWords } from "../../words.ts";
import { useCities } from "./choices.ts";
import { useForm } from "./context.ts";
import { NumberField, TextField } from "./fields.tsx";
import styles from "./lists.module.css";
import { CityMark } from "./marks.tsx";
import { Action, Add, Fields, Part, PartFault } from "./Parts.tsx";
import { formWords } from "./words.ts";

export function CitiesSection(): ReactNode {
  const said = useWords(formWords);
  const { data, edit } = useForm();
  const catalogue = useSession((state) => state.voice.catalogue);
  const nodes = listOf(data["nodes"]);
  const ids = nodes.map((node) => textOf(objectOf(node)["id"]));
  const free = knownCities.filter(({ id }) => !ids.includes(id));
  return (
    <Part title={said.sections.cities} about={said.citiesAbout} path={["nodes"]}>
      <ol className={styles["list"]}>
        {ids.map((id, i) => (
          <City key={id} id={id} index={i} isLast={ids.length === 1} />
        ))}
      </ol>
      {ids.length < mostCities && (
        <Add
          label={said.oneMoreCity}
          choices={[
            ...free.map(({ id, name }) => [id, cityName(name, catalogue)] as const),
            ["", said.ownCity] as const,
          ]}
          onAdd={(id) => edit((form) => withCity(form, id === "" ? null : id))}
        />
      )}
    </Part>
  );
}

interface CityProps {
  readonly id: string;
  readonly index: number;
  readonly isLast: boolean;
}

function City({ id, index, isLast }: CityProps): ReactNode {
  const said = useWords(formWords);
  const { edit } = useForm();
  const path = ["nodes", index];
  const name = useCities().find((node) => node.id === id)?.name ?? id;
  return (
    <li className={styles["item"]}>
      <div className={styles["head"]}>
        <CityMark id={id} />
        <h4>{name}</h4>
        <span className={styles["quiet"]}>{id}</span>
        <Action
          text={said.remove}
          to={name}
          disabled={isLast}
          onPress={() => edit((form) => withoutCity(form, index))}
        />
      </div>
      <PartFault path={[...path, "id"]} />
      <Fields>
        {!isKnownCity(id) && (
          <>
            <TextField path={[...path, "name"]} label={said.name} placeholder={id} />
            <NumberField path={[...path, "lat"]} label={said.latitude} />
            <NumberField path={[...path, "lon"]} label={said.longitude} />
          </>
        )}
        <NumberField path={[...path, "clock", "offset"]} label={said.clockOffset} placeholder="0" />
        <NumberField path={[...path, "clock", "drift"]} label={said.clockDrift} placeholder="0" />
      </Fields>
    </li>
  );
}
