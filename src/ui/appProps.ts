// What the entrance hands to the page once that is loaded.
import type { DialogName } from "./Dialog.tsx";
import type { Page } from "./page.ts";

export interface AppProps {
  readonly page: Page;
  /** The stage is shown, not the start page. */
  readonly isOpen: boolean;
  readonly dialog: DialogName | null;
  readonly onDialog: (dialog: DialogName | null) => void;
}
