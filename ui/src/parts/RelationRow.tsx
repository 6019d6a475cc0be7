// One relation in words: who, what, whom, since when, by how many outlets, and in which sentences.
import { graphql } from "../gql";
import type { RelationPartsFragment } from "../gql/graphql";
import { counted, percent } from "./counted";
import { DateText, Period } from "./Dates";
import { Evidence } from "./Evidence";
import { RelationWords } from "./FactWords";

export const RelationParts = graphql(`
  fragment RelationParts on Relation {
    id
    predicate
    literal
    polarity
    modality
    inferred
    confidence
    evidenceCount
    sourceCount
    time {
      start
      end
      reported
      retracted
    }
    subject {
      id
      ...EntityParts
    }
    object {
      id
      ...EntityParts
    }
  }
`);

/** `of`: the entity whose page this is, which needn't be named again. */
export function RelationRow({ relation, of }: { relation: RelationPartsFragment; of?: string }) {
  const { time } = relation;
  return (
    <article className="relation">
      <p>
        <RelationWords relation={relation} of={of} />
        {relation.inferred && <span className="mark">follows from others</span>}
        {time.retracted && <span className="mark mark-negated">no longer held</span>}
      </p>
      <Evidence id={relation.id} count={relation.evidenceCount}>
        {time.start && (
          <span>
            holds <Period start={time.start} end={time.end} />
          </span>
        )}
        <span>
          reported <DateText at={time.reported} />
        </span>
        <span className="number">{counted(relation.sourceCount, "outlet")}</span>
        <span className="number">{percent(relation.confidence)} sure</span>
      </Evidence>
    </article>
  );
}
