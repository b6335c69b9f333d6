/** A piece of a line of text on the map. */
export interface TextPart {
  readonly text: string;
  /** What it is short for. */
  readonly full?: string;
  readonly colour?: string;
  readonly strong?: boolean;
  /** Space before the part, in pixels. */
  readonly gap?: number;
}
