// Two things said of one matter that can't both be so, side by side, and a reader's word on them.
import { useMutation } from "urql";
import { graphql } from "../gql";
import type { ConflictKind, Judgement } from "../gql/enums";
import type { ConflictPartsFragment } from "../gql/graphql";
import { wordsOf } from "./Loading";
import { Evidence } from "./Evidence";
import { EntityLink } from "./EntityLink";
import { ClaimWords, RelationWords } from "./FactWords";
import { ModalityMark } from "./Marks";
import { Name } from "./Text";

export const ConflictParts = graphql(`
  fragment ConflictParts on Conflict {
    id
    kind
    explanation
    judgement
    left {
      ...FactParts
    }
    right {
      ...FactParts
    }
  }
`);

export const FactParts = graphql(`
  fragment FactParts on Fact {
    ... on Claim {
      id
      text
      speakerText
      verb
      evidenceCount
      polarity
      modality
      speaker {
        id
        ...EntityParts
      }
    }
    ... on Relation {
      id
      predicate
      literal
      evidenceCount
      polarity
      modality
      subject {
        id
        ...EntityParts
      }
      object {
        id
        ...EntityParts
      }
    }
    ... on Event {
      id
      name
      start
      evidenceCount
      polarity
      eventModality: modality
    }
  }
`);

const JudgeConflict = graphql(`
  mutation JudgeConflict($conflict: ID!, $judgement: Judgement!) {
    judgeConflict(conflict: $conflict, judgement: $judgement) {
      id
      judgement
    }
  }
`);

const KINDS: Record<ConflictKind, string> = {
  NEGATION: "one says what the other denies",
  NUMBER: "counted otherwise",
  DATE: "two times",
  MODALITY: "happened, or not",
  ATTRIBUTION: "two speakers",
};

export function Conflicts({ conflicts }: { conflicts: readonly ConflictPartsFragment[] }) {
  return (
    <ul className="conflicts">
      {conflicts.map((conflict) => (
        <li key={conflict.id} className={conflict.judgement === "DIFFERENT" ? "conflict conflict-none" : "conflict"}>
          <p className="conflict-why">
            <span className="mark mark-negated">{KINDS[conflict.kind]}</span> <Name text={conflict.explanation} />
          </p>
          <div className="conflict-sides">
            <Side fact={conflict.left} />
            <Side fact={conflict.right} />
          </div>
          <Judge id={conflict.id} judgement={conflict.judgement ?? null} />
        </li>
      ))}
    </ul>
  );
}

function Side({ fact }: { fact: ConflictPartsFragment["left"] }) {
  if (fact.__typename === "Claim")
    return (
      <div>
        <p>
          <ClaimWords claim={fact} />
        </p>
        <Evidence id={fact.id} count={fact.evidenceCount} />
      </div>
    );
  if (fact.__typename === "Relation")
    return (
      <div>
        <p>
          <RelationWords relation={fact} />
        </p>
        <Evidence id={fact.id} count={fact.evidenceCount} />
      </div>
    );
  return (
    <div>
      <p>
        <EntityLink entity={{ id: fact.id, name: fact.name, kind: "EVENT" }} />{" "}
        <ModalityMark modality={fact.eventModality} polarity={fact.polarity} />
      </p>
      <Evidence id={fact.id} count={fact.evidenceCount} />
    </div>
  );
}

function Judge({ id, judgement }: { id: string; judgement: Judgement | null }) {
  const [state, judge] = useMutation(JudgeConflict);
  const say = (word: Judgement) => void judge({ conflict: id, judgement: word });
  const now = state.data?.judgeConflict.judgement ?? judgement;
  return (
    <div className="judge" role="group" aria-label="Are the two about one matter?">
      <span className="faint small">One matter?</span>
      <button
        type="button"
        className="button"
        aria-pressed={now === "SAME"}
        disabled={state.fetching}
        onClick={() => say("SAME")}
      >
        Yes, they conflict
      </button>
      <button
        type="button"
        className="button"
        aria-pressed={now === "DIFFERENT"}
        disabled={state.fetching}
        onClick={() => say("DIFFERENT")}
      >
        No, two matters
      </button>
      {state.error && (
        <span className="bad small" role="alert">
          {wordsOf(state.error)}
        </span>
      )}
    </div>
  );
}
