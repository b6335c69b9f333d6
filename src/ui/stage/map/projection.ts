// The map as a picture of a given size: where each node stands, how the cables run, what the land
// looks like. Nothing here changes while a run is played, so it is computed once for all panels.
import {
  type GeoProjection,
  geoAzimuthalEqualArea,
  geoDistance,
  geoInterpolate,
  geoPath,
} from "d3";
import type { NodeSetup } from "../../../sim/scenario.ts";
import { type Point, type Polyline, polyline } from "./geometry.ts";
import { land } from "./land.ts";

type Coordinates = [longitude: number, latitude: number];

export interface Cable {
  readonly a: string;
  readonly b: string;
  /** From `a` to `b`. */
  readonly line: Polyline;
}

export interface Insets {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Geography {
  readonly width: number;
  readonly height: number;
  readonly land: () => string;
  readonly places: Readonly<Record<string, Point>>;
  readonly cables: readonly Cable[];
}

/**
 * The aspect that keeps the great circles between America, Europe and East Asia in one piece: they
 * cross the Arctic, which every cylinder tears.
 */
const usualAspect: Coordinates = [-8, 36];
const clipDegrees = 128;
/** Nodes farther than this from the middle would stand at the torn rim. */
const reachDegrees = 115;

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly insets: Insets;
  /** Between the middles of two marks. */
  readonly least: number;
  /** From the middle of a mark to the edge of the map. */
  readonly edge: number;
  /** The cables are inside, too, and not the nodes alone. */
  readonly holdsCables: boolean;
}

/** Lays out the nodes of a scenario on a map. */
export function geography(nodes: readonly NodeSetup[], frame: Frame): Geography {
  const { width, height } = frame;
  const coordinates = nodes.map((node): Coordinates => [node.longitude, node.latitude]);
  const held = frame.holdsCables ? [...coordinates, ...alongCables(coordinates)] : coordinates;
  const projection = fittedProjection(coordinates, held, frame);
  const places: Record<string, Point> = {};
  for (const [i, node] of nodes.entries()) {
    places[node.id] = project(projection, coordinates[i] ?? [0, 0]);
  }
  const ends = apart(places, frame);
  const path = geoPath(projection).digits(1);
  let outline: string | undefined;
  return {
    width,
    height,
    // A coastline is long: it is drawn for the map that is chosen among those that are tried.
    land: () => {
      outline ??= path(land as Parameters<typeof path>[0]) ?? "";
      return outline;
    },
    places: ends,
    cables: cablesBetween(nodes, projection, ends),
  };
}

/** Some points on the way between each two places. */
function alongCables(coordinates: readonly Coordinates[]): readonly Coordinates[] {
  return coordinates.flatMap((a, i) =>
    coordinates.slice(i + 1).flatMap((b) => {
      const between = geoInterpolate(a, b);
      return [0.2, 0.35, 0.5, 0.65, 0.8].map((part) => between(part) as Coordinates);
    }),
  );
}

function fittedProjection(
  coordinates: readonly Coordinates[],
  held: readonly Coordinates[],
  { width, height, insets }: Frame,
): GeoProjection {
  const middle = aspectFor(coordinates);
  const [longitude, latitude] = middle;
  // Nodes all around the globe need more of it than looks good.
  const farthest = Math.max(...coordinates.map((place) => geoDistance(place, middle)));
  const clip = Math.min(179, Math.max(clipDegrees, (farthest * 180) / Math.PI + 8));
  const projection = geoAzimuthalEqualArea()
    .rotate([-longitude, -latitude])
    .clipAngle(clip)
    .precision(0.4);
  const points = { type: "MultiPoint" as const, coordinates: [...held] };
  const right = Math.max(insets.left + 1, width - insets.right);
  const bottom = Math.max(insets.top + 1, height - insets.bottom);
  projection.fitExtent(
    [
      [insets.left, insets.top],
      [right, bottom],
    ],
    points,
  );
  // Cities close together would fill the map with a coastline that has no detail to show.
  const largest = 1.6 * Math.min(width, height);
  if (projection.scale() > largest || !Number.isFinite(projection.scale())) {
    projection.scale(largest).translate([0, 0]);
    const placed = coordinates.map((place) => project(projection, place));
    projection.translate([
      (insets.left + right) / 2 - middleOf(placed.map(({ x }) => x)),
      (insets.top + bottom) / 2 - middleOf(placed.map(({ y }) => y)),
    ]);
  }
  return projection;
}

/** The usual aspect where it shows all nodes, else the one in their middle. */
function aspectFor(coordinates: readonly Coordinates[]): Coordinates {
  const reach = (reachDegrees * Math.PI) / 180;
  if (coordinates.every((place) => geoDistance(place, usualAspect) < reach)) return usualAspect;
  const sum = { x: 0, y: 0, z: 0 };
  for (const [longitude, latitude] of coordinates) {
    const [lambda, phi] = [(longitude * Math.PI) / 180, (latitude * Math.PI) / 180];
    sum.x += Math.cos(phi) * Math.cos(lambda);
    sum.y += Math.cos(phi) * Math.sin(lambda);
    sum.z += Math.sin(phi);
  }
  const flat = Math.hypot(sum.x, sum.y);
  if (Math.hypot(flat, sum.z) < 1e-6) return usualAspect;
  return [(Math.atan2(sum.y, sum.x) * 180) / Math.PI, (Math.atan2(sum.z, flat) * 180) / Math.PI];
}

function project(projection: GeoProjection, place: Coordinates): Point {
  const [x, y] = projection(place) ?? [0, 0];
  return { x, y };
}

function middleOf(values: readonly number[]): number {
  return (Math.min(...values) + Math.max(...values)) / 2;
}

/**
 * Nodes at one place, or nearly, are pushed apart, so that each can be seen: a little at a time,
 * each pair along the line through both, and never out of the picture.
 */
function apart(
  places: Readonly<Record<string, Point>>,
  { width, height, least, edge }: Frame,
): Record<string, Point> {
  const nodes = Object.entries(places).map(([id, { x, y }]) => ({ id, x, y }));
  let isMoved = true;
  for (let round = 0; round < 80 && isMoved; round += 1) {
    isMoved = false;
    for (const [i, a] of nodes.entries()) {
      for (const b of nodes.slice(i + 1)) {
        const [dx, dy] = [b.x - a.x || 0.1 * (i + 1), b.y - a.y || 0.1];
        const distance = Math.hypot(dx, dy);
        const push = (least + 1 - distance) / 2;
        if (push <= 0) continue;
        isMoved = true;
        const [px, py] = [(dx / distance) * push, (dy / distance) * push];
        a.x = within(a.x - px, edge, width);
        a.y = within(a.y - py, edge, height);
        b.x = within(b.x + px, edge, width);
        b.y = within(b.y + py, edge, height);
      }
    }
  }
  return Object.fromEntries(nodes.map(({ id, x, y }) => [id, { x, y }]));
}

function within(value: number, edge: number, size: number): number {
  return Math.max(edge, Math.min(size - edge, value));
}

function cablesBetween(
  nodes: readonly NodeSetup[],
  projection: GeoProjection,
  ends: Readonly<Record<string, Point>>,
): Cable[] {
  return nodes.flatMap((a, i) =>
    nodes.slice(i + 1).map((b): Cable => {
      const from = ends[a.id] ?? { x: 0, y: 0 };
      const to = ends[b.id] ?? { x: 0, y: 0 };
      return { a: a.id, b: b.id, line: polyline(greatCircle(a, b, projection, from, to)) };
    }),
  );
}

/** Steps of a cable: enough to look like a curve on the largest map. */
const cableSteps = 36;

function greatCircle(
  a: NodeSetup,
  b: NodeSetup,
  projection: GeoProjection,
  from: Point,
  to: Point,
): Point[] {
  const between = geoInterpolate([a.longitude, a.latitude], [b.longitude, b.latitude]);
  const inner = Array.from({ length: cableSteps - 1 }, (_, step) =>
    project(projection, between((step + 1) / cableSteps) as Coordinates),
  );
  return [from, ...inner, to];
}
