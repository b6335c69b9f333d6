// Parts of the page that are loaded when they are first wanted, and may not come: a newer version
// may have taken their files from the server. Round each stands a boundary, so that the rest of the
// page stays; what did not come is tried anew when it is wanted anew.
import { Component, type ComponentType, lazy, type ReactNode, Suspense } from "react";
import styles from "./Failed.module.css";
import { useWords } from "./languages.ts";
import { fetched, MissingPart, reload, tellToReload } from "./offline/reload.ts";
import { takeOver } from "./offline/takeOver.ts";
import { reloadWords } from "./offline/words.ts";

interface BoundaryProps {
  readonly children: ReactNode;
  /** What stands in the part's place when it has failed. */
  readonly failed: (error: unknown, again: () => void) => ReactNode;
  readonly onFailed?: () => void;
}

/** Keeps what fails inside from taking the page with it. */
export class Boundary extends Component<BoundaryProps, { error: unknown; hasFailed: boolean }> {
  override state = { error: null, hasFailed: false };

  static getDerivedStateFromError(error: unknown) {
    return { error, hasFailed: true };
  }

  override componentDidCatch(error: unknown): void {
    tellToReload(error instanceof MissingPart ? "missing" : "broken");
    this.props.onFailed?.();
  }

  override render(): ReactNode {
    const again = (): void => {
      reload.setState({ reason: null });
      this.setState({ error: null, hasFailed: false });
    };
    return this.state.hasFailed ? this.props.failed(this.state.error, again) : this.props.children;
  }
}

interface FailedProps {
  readonly error: unknown;
  readonly onAgain: () => void;
}

/** Says so in the part's place, and offers to try it again. */
export function Failed({ error, onAgain }: FailedProps): ReactNode {
  const said = useWords(reloadWords);
  return (
    <div className={styles["failed"]}>
      <p>{error instanceof MissingPart ? said.notHere : said.failedHere}</p>
      <button type="button" onClick={onAgain}>
        {said.again}
      </button>
      <button type="button" onClick={takeOver}>
        {said.reload}
      </button>
    </div>
  );
}

export const failedHere: BoundaryProps["failed"] = (error, again) => (
  <Failed error={error} onAgain={again} />
);

interface Options {
  /** What stands there until it has come. */
  readonly waiting?: ReactNode;
  /** When it fails it says so in its place, too, and not only the line that offers a reload. */
  readonly saysSo?: boolean;
}

interface Hope {
  readonly onFailed?: () => void;
}

/** The part as one that is loaded when it is first drawn. */
export function lazily<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  { waiting = null, saysSo = false }: Options = {},
): ComponentType<Props & Hope> {
  const begin = () => lazy<ComponentType<Props>>(() => fetched(load));
  let Part = begin();
  // Which one it is, is asked when it is drawn: after a failure it is another.
  const Present = (props: Props): ReactNode => <Part {...props} />;
  return function Lazily({ onFailed, ...props }: Props & Hope): ReactNode {
    return (
      <Boundary
        failed={saysSo ? failedHere : nothing}
        onFailed={() => {
          Part = begin();
          onFailed?.();
        }}
      >
        <Suspense fallback={waiting}>
          <Present {...(props as unknown as Props)} />
        </Suspense>
      </Boundary>
    );
  };
}

const nothing = (): ReactNode => null;
