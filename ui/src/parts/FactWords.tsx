// A claim or a relation in one line of words, as lists and tables of several pages say it.
import type { Modality, Polarity } from "../gql/enums";
import { EntityLink, type Linked } from "./EntityLink";
import { ModalityMark } from "./Marks";
import { Name } from "./Text";
import { predicateWords, toldWords } from "./verbs";

export interface Spoken {
  speaker?: Linked | null;
  speakerText: string;
}

/** Who says it: whom the text means, else its words; `unnamed` where the report speaks for itself. */
export function Speaker({ of, unnamed = "The report" }: { of: Spoken; unnamed?: string }) {
  return of.speaker ? <EntityLink entity={of.speaker} /> : <Name text={of.speakerText || unnamed} />;
}

interface Held {
  modality: Modality;
  polarity: Polarity;
}

/** “Lavrov said the round is being prepared”. */
export function ClaimWords({ claim }: { claim: Spoken & Held & { verb: string; text: string } }) {
  return (
    <>
      <Speaker of={claim} />{" "}
      <span className="verb">
        <Name text={toldWords(claim.verb)} />
      </span>{" "}
      <Name text={claim.text} /> <ModalityMark modality={claim.modality} polarity={claim.polarity} claim />
    </>
  );
}

interface Related extends Held {
  subject: Linked;
  predicate: string;
  object?: Linked | null;
  literal?: string | null;
}

/** “Lavrov holds role foreign minister”; `of`, the entity whose page this is, needn't be named again. */
export function RelationWords({ relation, of }: { relation: Related; of?: string }) {
  const { subject, object, literal } = relation;
  return (
    <>
      {subject.id !== of && <EntityLink entity={subject} />}{" "}
      <span className="verb">{predicateWords(relation.predicate)}</span>{" "}
      {object && object.id !== of && <EntityLink entity={object} />}
      {object && object.id === of && subject.id !== of && <Name text={object.name} />} {literal && <Name text={literal} />}{" "}
      <ModalityMark modality={relation.modality} polarity={relation.polarity} />
    </>
  );
}
