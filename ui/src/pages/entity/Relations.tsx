// What holds between an entity and others; by how it is held to be and by how many report it.
import { useState } from "react";
import { graphql } from "../../gql";
import type { Modality } from "../../gql/enums";
import type { RelationFilter } from "../../gql/graphql";
import { More } from "../../parts/More";
import { RelationRow } from "../../parts/RelationRow";
import { Section } from "../../parts/Section";
import { usePaged } from "../../parts/usePaged";

const EntityRelations = graphql(`
  query EntityRelations($id: ID!, $filter: RelationFilter, $after: String) {
    entity(id: $id) {
      id
      relations(first: 25, after: $after, filter: $filter) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            ...RelationParts
          }
        }
      }
    }
  }
`);

const HELD: readonly (readonly [string, string, readonly Modality[] | null])[] = [
  ["all", "however held", null],
  ["occurred", "as a fact", ["OCCURRED"]],
  ["planned", "planned or proposed", ["SCHEDULED", "PROPOSED", "REQUESTED", "HYPOTHETICAL"]],
  ["denied", "denied", ["DENIED"]],
];

export function Relations({ id }: { id: string }) {
  const [held, setHeld] = useState("all");
  const [least, setLeast] = useState(1);
  const modality = HELD.find(([name]) => name === held)?.[2] ?? null;
  const filter: RelationFilter = {
    ...(modality ? { modality: [...modality] } : {}),
    ...(least > 1 ? { minSources: least } : {}),
  };
  const list = usePaged(EntityRelations, { id, filter }, (data) => data.entity?.relations);
  return (
    <Section id="relations" title="Relations" count={list.total}>
      <div className="filters" role="group" aria-label="Which relations">
        <label>
          Told{" "}
          <select className="field" value={held} onChange={(event) => setHeld(event.target.value)}>
            {HELD.map(([name, words]) => (
              <option key={name} value={name}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <label>
          by at least{" "}
          <select className="field" value={least} onChange={(event) => setLeast(Number(event.target.value))}>
            {[1, 2, 3, 5].map((number) => (
              <option key={number} value={number}>
                {number === 1 ? "1 outlet" : `${number} outlets`}
              </option>
            ))}
          </select>
        </label>
      </div>
      <ul className="relations">
        {list.items.map((relation) => (
          <li key={relation.id}>
            <RelationRow relation={relation} of={id} />
          </li>
        ))}
      </ul>
      <More list={list} what="the relations" none="None that is held." />
    </Section>
  );
}
