// Places on a map of the world, drawn from files of this server. The list beside it says the same in words.
import { geoMercator, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import world from "world-atlas/countries-110m.json";
import { Link } from "wouter";
import { entityPath } from "../app/paths";

export interface Point {
  id: string;
  name: string;
  latitude: number;
  longitude: number;
}

const WIDTH = 640;
const HEIGHT = 400;
/** Degrees that a map shows at least; one town alone would else fill it with a single country. */
const LEAST_SPAN = 18;
/** Mercator has no poles. */
const HIGHEST = 78;
/** Names beyond these would cover each other; the list has all of them. */
const NAMED = 9;

const topology = world as unknown as Topology<{ countries: GeometryCollection }>;
const countries = feature(topology, topology.objects.countries);

export default function PlaceMap({ points }: { points: readonly Point[] }) {
  const projection = geoMercator().fitExtent(
    [
      [36, 28],
      [WIDTH - 36, HEIGHT - 28],
    ],
    { type: "MultiPoint", coordinates: corners(points) },
  );
  const path = geoPath(projection);
  const placed = points.flatMap((point) => {
    const at = projection([point.longitude, clamp(point.latitude)]);
    return at ? [{ ...point, x: at[0], y: at[1] }] : [];
  });
  const named = labels(placed);
  return (
    <svg className="map" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="group" aria-label="Map of the places">
      <rect width={WIDTH} height={HEIGHT} className="map-sea" />
      <g aria-hidden="true">
        {countries.features.map((country, place) => (
          <path key={country.id ?? `nameless-${place}`} d={path(country) ?? undefined} className="map-land" />
        ))}
      </g>
      {placed.map((point) => (
        <Link key={point.id} href={entityPath(point.id)} className="map-point" aria-label={point.name}>
          <circle cx={point.x} cy={point.y} r={12} className="map-reach" />
          <circle cx={point.x} cy={point.y} r={4.5} className="map-dot" />
          {named.has(point.id) && (
            <text
              x={point.x + (point.x > WIDTH * 0.75 ? -9 : 9)}
              y={point.y + 4.5}
              textAnchor={point.x > WIDTH * 0.75 ? "end" : "start"}
            >
              {point.name.length > 24 ? `${point.name.slice(0, 23)}…` : point.name}
            </text>
          )}
        </Link>
      ))}
    </svg>
  );
}

const clamp = (latitude: number): number => Math.max(-HIGHEST, Math.min(HIGHEST, latitude));

/** Two corners of a box that holds all points and isn't too small to be recognised. */
function corners(points: readonly Point[]): [number, number][] {
  const west = Math.min(...points.map((point) => point.longitude));
  const east = Math.max(...points.map((point) => point.longitude));
  const south = Math.min(...points.map((point) => clamp(point.latitude)));
  const north = Math.max(...points.map((point) => clamp(point.latitude)));
  const wide = Math.max(0, LEAST_SPAN - (east - west)) / 2;
  const high = Math.max(0, LEAST_SPAN / 2 - (north - south)) / 2;
  return [
    [Math.max(-180, west - wide), clamp(south - high)],
    [Math.min(180, east + wide), clamp(north + high)],
  ];
}

/** The points, first come first, whose names don't lie over another's. */
function labels(points: readonly { id: string; name: string; x: number; y: number }[]): Set<string> {
  const taken: { left: number; right: number; y: number }[] = [];
  const named = new Set<string>();
  for (const point of points) {
    if (named.size === NAMED) break;
    // 7.5 units a letter is what the face at this size takes.
    const length = Math.min(point.name.length, 24) * 7.5 + 18;
    const left = point.x > WIDTH * 0.75 ? point.x - length : point.x - 6;
    const box = { left, right: left + length, y: point.y };
    if (taken.some((each) => each.left < box.right && box.left < each.right && Math.abs(each.y - box.y) < 17)) continue;
    taken.push(box);
    named.add(point.id);
  }
  return named;
}
