// How a thing is held to be, and of what kind it is: always a word and a shape, never a colour alone.
import type { EntityKind, Modality, Polarity } from "../gql/enums";

const MODALITY: Record<Modality, readonly [string, string]> = {
  OCCURRED: ["●", "happened"],
  SCHEDULED: ["◷", "scheduled"],
  PROPOSED: ["◌", "proposed"],
  REQUESTED: ["?", "requested"],
  DENIED: ["⊘", "denied"],
  HYPOTHETICAL: ["≈", "hypothetical"],
};

/** Nothing for what simply happened, unless it is asked for. */
export function ModalityMark({
  modality,
  polarity,
  always = false,
  claim = false,
}: {
  modality: Modality | null | undefined;
  polarity?: Polarity | null;
  always?: boolean;
  /** Of a claim, whose words have the “not” in them already: a mark that denies them would say the contrary. */
  claim?: boolean;
}) {
  const [sign, word] = modality ? MODALITY[modality] : ["–", "not reported yet"];
  return (
    <>
      {(always || modality !== "OCCURRED") && (
        <span className={`mark mark-${(modality ?? "none").toLowerCase()}`}>
          <span aria-hidden="true">{sign}</span> {word}
        </span>
      )}
      {polarity === "NEGATED" && (
        <span className="mark mark-negated">
          <span aria-hidden="true">✕</span> {claim ? "in the negative" : "said not to be so"}
        </span>
      )}
    </>
  );
}

export type Kind = EntityKind | "STORY" | "ARTICLE" | "CLAIM";

export const KIND_WORDS: Record<Kind, readonly [string, string]> = {
  PERSON: ["Person", "People"],
  ORGANIZATION: ["Organisation", "Organisations"],
  PLACE: ["Place", "Places"],
  DOCUMENT: ["Document", "Documents"],
  EVENT: ["Event", "Events"],
  STORY: ["Story", "Stories"],
  ARTICLE: ["Article", "Articles"],
  CLAIM: ["Claim", "Claims"],
};

/** Each kind has a shape; the canvas draws the same ones. */
const SHAPES: Record<Kind, string> = {
  PERSON: "M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z",
  ORGANIZATION: "M2 2h12v12H2z",
  PLACE: "M8 1 15 14H1z",
  DOCUMENT: "M3.5 1h6L13 4.5V15H3.5z",
  EVENT: "M8 .5 15.5 8 8 15.5.5 8z",
  STORY: "M1.5 3h13v2.2h-13zM1.5 7h13v2.2h-13zM1.5 11h8v2.2h-8z",
  ARTICLE: "M2.5 1.5h11v13h-11zM5 5v1.2h6V5zM5 8v1.2h6V8z",
  CLAIM: "M1.5 2.5h13v8.5H7l-3.5 3.2V11h-2z",
};

export function KindShape({ kind }: { kind: Kind }) {
  return (
    <svg className={`kind-shape kind-${kind.toLowerCase()}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={SHAPES[kind]} fillRule="evenodd" />
    </svg>
  );
}

export function KindMark({ kind }: { kind: Kind }) {
  return (
    <span className={`kind kind-${kind.toLowerCase()}`}>
      <KindShape kind={kind} />
      {KIND_WORDS[kind][0]}
    </span>
  );
}
