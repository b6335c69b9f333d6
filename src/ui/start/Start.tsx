// The first screen. It is there before the engine is: words and places for the pictures come first,
// and what runs scenarios fills them in when it has been loaded.
import { type ReactNode, useState } from "react";
import { type Locale, localeNames, locales } from "../../session/locale.ts";
import { Brand } from "../bar/Brand.tsx";
import { hasKeptWork } from "../kept.ts";
import { lazily } from "../lazily.tsx";
import { type Featured, featured } from "./featured.ts";
import styles from "./Start.module.css";
import { startWords } from "./words.ts";

const Unsaved = lazily(() => import("./Unsaved.tsx"));
const Hero = lazily(() => import("./Hero.tsx"));
const Search = lazily(() => import("../library/Search.tsx"));
const CardSketch = lazily(() => import("./CardSketch.tsx"));
const Foot = lazily(() => import("./Foot.tsx"));

interface StartProps {
  readonly locale: Locale;
  /** What runs scenarios is there, and so the pictures can be. */
  readonly isReady: boolean;
  readonly onLocale: (locale: Locale) => void;
  readonly onShowConflict: () => void;
  readonly onBuild: () => void;
  readonly onWords: () => void;
  /** Goes on with the work that is kept under a key. */
  readonly onGoOn: (key: string) => Promise<void>;
}

export function Start(props: StartProps): ReactNode {
  const { locale, isReady, onShowConflict, onBuild, onGoOn } = props;
  const [hasWorks] = useState(hasKeptWork);
  const said = startWords[locale];
  return (
    <div className={styles["start"]}>
      <header className={styles["header"]}>
        <Brand />
        <button type="button" className={styles["meaning"]} onClick={props.onWords}>
          {said.words}
        </button>
        <Language {...props} />
      </header>
      {hasWorks && <Unsaved locale={locale} onGoOn={onGoOn} />}
      <main className={styles["main"]}>
        <div className={styles["words"]}>
          <h1>{said.heading}</h1>
          <p>{said.about}</p>
          <p className={styles["modes"]}>{said.modes}</p>
          <div className={styles["act"]}>
            <button type="button" className={styles["primary"]} onClick={onShowConflict}>
              {said.showConflict}
            </button>
            <button type="button" className={styles["button"]} onClick={onBuild}>
              {said.build}
            </button>
          </div>
        </div>
        <figure className={styles["figure"]}>{isReady && <Hero />}</figure>
      </main>
      <section className={styles["library"]} aria-label={said.scenarios}>
        <div className={styles["search"]}>{isReady && <Search locale={locale} />}</div>
        <ul className={styles["cards"]}>
          {featured.map((card) => (
            <li key={card.id}>
              <Card card={card} words={said.cards[card.id]} isReady={isReady} />
            </li>
          ))}
        </ul>
      </section>
      <footer className={styles["foot"]}>{isReady && <Foot />}</footer>
    </div>
  );
}

interface CardProps {
  readonly card: Featured;
  readonly words: readonly [title: string, point: string];
  readonly isReady: boolean;
}

function Card({ card, words: [title, point], isReady }: CardProps): ReactNode {
  return (
    <a href={`#s=${card.id}`}>
      <span className={styles["drawing"]}>{isReady && <CardSketch card={card} />}</span>
      <span>
        <b>{title}</b>
        <small>{point}</small>
      </span>
    </a>
  );
}

function Language({ locale, onLocale }: StartProps): ReactNode {
  return (
    <label className={styles["language"]}>
      <span>{startWords[locale].language}</span>
      <select
        value={locale}
        onChange={({ target }) => {
          const found = locales.find((one) => one === target.value);
          if (found !== undefined) onLocale(found);
        }}
      >
        {locales.map((one) => (
          <option key={one} value={one} lang={one}>
            {localeNames[one]}
          </option>
        ))}
      </select>
    </label>
  );
}
