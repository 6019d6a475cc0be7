// One claim under its speaker: the verb, to whom, the words, when, and the sentences.
import { graphql } from "../gql";
import type { ClaimPartsFragment } from "../gql/graphql";
import { DateText } from "./Dates";
import { EntityLinks } from "./EntityLink";
import { Evidence } from "./Evidence";
import { ModalityMark } from "./Marks";
import { Name } from "./Text";
import { toldWords } from "./verbs";

export const ClaimParts = graphql(`
  fragment ClaimParts on Claim {
    id
    speakerText
    verb
    direct
    text
    polarity
    modality
    evidenceCount
    time {
      start
      reported
    }
    speaker {
      id
      ...EntityParts
    }
    addressee {
      id
      name
    }
    about(first: 4) {
      id
      ...EntityParts
    }
  }
`);

export function ClaimRow({ claim }: { claim: ClaimPartsFragment }) {
  return (
    <article className="claim">
      <p>
        <span className="verb">
          <Name text={toldWords(claim.verb)} />
          {claim.addressee && (
            <>
              {" "}
              to <Name text={claim.addressee.name} />
            </>
          )}
        </span>{" "}
        {claim.direct ? (
          <q>
            <Name text={claim.text} />
          </q>
        ) : (
          <Name text={claim.text} />
        )}{" "}
        <ModalityMark modality={claim.modality} polarity={claim.polarity} claim />
      </p>
      <Evidence id={claim.id} count={claim.evidenceCount}>
        <DateText at={claim.time.reported} />
      </Evidence>
      {claim.about.length > 0 && (
        <p className="about">
          about <EntityLinks entities={claim.about} />
        </p>
      )}
    </article>
  );
}
