// What an entity says, newest first; what others contradict in it stands beside.
import { graphql } from "../../gql";
import { ClaimList } from "../../parts/ClaimList";
import { Conflicts } from "../../parts/Conflicts";
import { More } from "../../parts/More";
import { Section } from "../../parts/Section";
import { usePaged } from "../../parts/usePaged";
import { useQuery } from "urql";

const EntityClaims = graphql(`
  query EntityClaims($id: ID!, $after: String) {
    claims(speaker: $id, first: 20, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...ClaimParts
        }
      }
    }
  }
`);

const EntityConflicts = graphql(`
  query EntityConflicts($id: ID!) {
    conflicts(entity: $id, first: 20) {
      ...ConflictParts
    }
  }
`);

export function Claims({ id }: { id: string }) {
  const list = usePaged(EntityClaims, { id }, (data) => data.claims);
  const [{ data }] = useQuery({ query: EntityConflicts, variables: { id } });
  const conflicts = data?.conflicts ?? [];
  return (
    <Section id="claims" title="What they say" count={list.total}>
      {conflicts.length > 0 && (
        <details className="conflict-box">
          <summary>Contradicted in {conflicts.length === 1 ? "one matter" : `${conflicts.length} matters`}</summary>
          <Conflicts conflicts={conflicts} />
        </details>
      )}
      <ClaimList claims={list.items} />
      <More list={list} what="what they say" none="Nothing they said is held." />
    </Section>
  );
}
