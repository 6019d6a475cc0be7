// What files say of a node and of a relation: the same in every format.
import type { Entity, Relation } from "../canvas/model";

type Column = readonly [name: string, type: "text" | "number"];

export const NODE_COLUMNS: readonly Column[] = [
  ["name", "text"],
  ["kind", "text"],
  ["reports", "number"],
  ["outlets", "number"],
  ["firstSeen", "text"],
  ["lastSeen", "text"],
  ["modality", "text"],
  ["polarity", "text"],
  ["start", "text"],
  ["end", "text"],
];

export const nodeValues = ({ name, kind, reports, outlets, firstSeen, lastSeen, event }: Entity): (string | number | null)[] => [
  name,
  kind,
  reports,
  outlets,
  firstSeen,
  lastSeen,
  event?.modality ?? null,
  event?.polarity ?? null,
  event?.start ?? null,
  event?.end ?? null,
];

export const EDGE_COLUMNS: readonly Column[] = [
  ["predicate", "text"],
  ["modality", "text"],
  ["polarity", "text"],
  ["start", "text"],
  ["end", "text"],
  ["reported", "text"],
  ["outlets", "number"],
  ["quotes", "number"],
  ["confidence", "number"],
];

export const edgeValues = ({
  predicate,
  modality,
  polarity,
  start,
  end,
  reported,
  outlets,
  quotes,
  confidence,
}: Relation): (string | number | null)[] => [predicate, modality, polarity, start, end, reported, outlets, quotes, confidence];
