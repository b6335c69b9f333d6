// What is not needed every minute: editing, presenting, and the settings of the page.
import { type ReactNode, useId, useRef, useState } from "react";
import { version } from "../../../package.json";
import { localeNames, locales } from "../../session/locale.ts";
import type { Settings } from "../../session/state.ts";
import type { DialogName } from "../Dialog.tsx";
import { openPicked, saveOpened } from "../files.ts";
import { Icon } from "../icons.tsx";
import { media, useMedia } from "../media.ts";
import { usePage, useSession } from "../page.ts";
import { speak } from "../speak.ts";
import { Loop, Speed, Stops, SubjectPicker } from "../transport/Settings.tsx";
import { toggleFullScreen } from "../wholeScreen.ts";
import { useWords } from "../words.ts";
import styles from "./Menu.module.css";
import { ModeList } from "./Modes.tsx";
import { barWords } from "./words.ts";

interface MenuProps {
  readonly onDialog: (dialog: DialogName) => void;
}

export function Menu({ onDialog }: MenuProps): ReactNode {
  const said = useWords(barWords);
  const [isOpen, setOpen] = useState(false);
  const menu = useRef<HTMLElement>(null);
  const id = useId();
  return (
    <>
      <button
        type="button"
        className={styles["button"]}
        popoverTarget={id}
        aria-label={said.menu}
        title={said.menu}
      >
        <Icon name="menu" />
      </button>
      <section
        ref={menu}
        id={id}
        popover="auto"
        className={styles["menu"]}
        aria-label={said.menu}
        onBeforeToggle={({ newState }) => newState === "open" && setOpen(true)}
        // Not before: the browser gives the focus back only where it is still inside.
        onToggle={({ newState }) => newState === "closed" && setOpen(false)}
      >
        {isOpen && <Items onDialog={onDialog} onChosen={() => menu.current?.hidePopover()} />}
      </section>
    </>
  );
}

interface ItemsProps extends MenuProps {
  readonly onChosen: () => void;
}

function Items({ onDialog, onChosen }: ItemsProps): ReactNode {
  const { session } = usePage();
  const said = useWords(barWords);
  const isNarrow = useMedia(media.narrow);
  const hasChoice = useSession((state) => state.runs.length > 1);
  const choose = (action: () => void) => () => {
    onChosen();
    action();
  };
  return (
    <>
      <Action text={said.newScenario} onPress={choose(() => onDialog("new"))} />
      <Action text={said.openFile} onPress={choose(() => void openPicked(session))} />
      <Action text={said.saveFile} onPress={choose(() => saveOpened(session))} />
      <Action text={said.edit} onPress={choose(() => onDialog("editor"))} keys="E" />
      {isNarrow && <Action text={said.start} onPress={choose(goToStart)} />}
      <hr />
      <Action
        text={said.presenter}
        keys="P"
        onPress={choose(() => session.set({ presenter: true }))}
      />
      <Action text={said.fullScreen} onPress={choose(toggleFullScreen)} keys="F" />
      <Action text={said.glossary} onPress={choose(() => onDialog("glossary"))} />
      <Action text={said.keys} onPress={choose(() => onDialog("keys"))} keys="?" />
      {isNarrow && <Playing />}
      {isNarrow && hasChoice && (
        <>
          <hr />
          <ModeList />
        </>
      )}
      <hr />
      <Theme />
      <Language />
      <hr />
      <Check name="projector" text={said.projector} />
      <Check name="letterKeys" text={said.letterKeys} />
      <Check name="sound" text={said.sound} />
      <p className={styles["version"]}>{said.version(version)}</p>
    </>
  );
}

/** Where the bar has no room for the brand, which leads there too. */
function goToStart(): void {
  location.hash = "";
}

/** What the transport has no room for on a phone. */
function Playing(): ReactNode {
  return (
    <>
      <hr />
      <SubjectPicker className={styles["wide"]} />
      <div className={styles["choice"]}>
        <Speed className={styles["wide"]} />
        <Loop className={styles["toggle"]} />
      </div>
      <div className={styles["choice"]}>
        <Stops className={styles["toggle"]} inWords={true} />
      </div>
    </>
  );
}

interface ActionProps {
  readonly text: string;
  readonly keys?: string;
  readonly pressed?: boolean;
  readonly onPress: () => void;
}

function Action({ text, keys, pressed, onPress }: ActionProps): ReactNode {
  return (
    <button type="button" className={styles["action"]} aria-pressed={pressed} onClick={onPress}>
      <span>{text}</span>
      {keys !== undefined && <kbd>{keys}</kbd>}
    </button>
  );
}

function Check({ name, text }: { name: keyof Settings; text: string }): ReactNode {
  const { session } = usePage();
  const isOn = useSession((state) => state[name] === true);
  return (
    <label className={styles["check"]}>
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => session.set({ [name]: event.target.checked })}
      />
      {text}
    </label>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly (readonly [value: string, text: string])[];
  readonly onChoose: (value: string) => void;
}

function Choice({ label, value, choices, onChoose }: ChoiceProps): ReactNode {
  return (
    <label className={styles["choice"]}>
      <span>{label}</span>
      <select value={value} onChange={(event) => onChoose(event.target.value)}>
        {choices.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

function Theme(): ReactNode {
  const { session } = usePage();
  const said = useWords(barWords);
  const theme = useSession((state) => state.theme);
  return (
    <Choice
      label={said.theme}
      value={theme ?? "system"}
      choices={Object.entries(said.themes)}
      onChoose={(value) => session.setTheme(value === "light" || value === "dark" ? value : null)}
    />
  );
}

function Language(): ReactNode {
  const { session } = usePage();
  const said = useWords(barWords);
  const locale = useSession((state) => state.locale);
  const wording = useSession((state) => state.voice.wording);
  return (
    <>
      <Choice
        label={said.language}
        value={locale}
        choices={Object.entries(localeNames)}
        onChoose={(value) => {
          const found = locales.find((one) => one === value);
          if (found !== undefined) void speak(session, found);
        }}
      />
      <Choice
        label={said.wording}
        value={wording}
        choices={Object.entries(said.wordings)}
        onChoose={(value) => session.setWording(value === "expert" ? "expert" : "plain")}
      />
    </>
  );
}
