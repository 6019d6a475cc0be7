// A person, organisation, place, document or event in a line: its shape, its name, and the way to its page.
import { Link } from "wouter";
import { entityPath } from "../app/paths";
import { graphql } from "../gql";
import type { EntityKind } from "../gql/enums";
import { KIND_WORDS, KindShape } from "./Marks";

export const EntityParts = graphql(`
  fragment EntityParts on Entity {
    id
    name
    kind
  }
`);

/** What a link shows. */
export interface Linked {
  id: string;
  name: string;
  kind: EntityKind;
}

export function EntityLink({ entity }: { entity: Linked }) {
  return (
    <Link href={entityPath(entity.id)} className={`entity kind-${entity.kind.toLowerCase()}`}>
      <KindShape kind={entity.kind} />
      <span className="unseen">{KIND_WORDS[entity.kind][0]}: </span>
      <bdi className="name clip clip-2">{entity.name}</bdi>
    </Link>
  );
}

/** Several in a row, with commas for who listens. */
export function EntityLinks({ entities }: { entities: readonly Linked[] }) {
  return (
    <span className="entities">
      {entities.map((entity) => (
        <EntityLink key={entity.id} entity={entity} />
      ))}
    </span>
  );
}
