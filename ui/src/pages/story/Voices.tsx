// Who says what, side by side; what contradicts stands first.
import { graphql } from "../../gql";
import { useQuery } from "urql";
import type { ClaimPartsFragment as Claim } from "../../gql/graphql";
import { ClaimList } from "../../parts/ClaimList";
import { Conflicts } from "../../parts/Conflicts";
import { Speaker } from "../../parts/FactWords";
import { More } from "../../parts/More";
import { Section } from "../../parts/Section";
import { usePaged } from "../../parts/usePaged";

const StoryClaims = graphql(`
  query StoryClaims($id: ID!, $after: String) {
    story(id: $id) {
      id
      claims(first: 40, after: $after) {
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
  }
`);

const StoryConflicts = graphql(`
  query StoryConflicts($id: ID!) {
    story(id: $id) {
      id
      conflicts(first: 20) {
        ...ConflictParts
      }
    }
  }
`);

export function Voices({ id }: { id: string }) {
  const list = usePaged(StoryClaims, { id }, (data) => data.story?.claims);
  const [{ data }] = useQuery({ query: StoryConflicts, variables: { id } });
  const conflicts = data?.story?.conflicts ?? [];
  return (
    <Section id="voices" title="Who says what" count={list.total}>
      {conflicts.length > 0 && (
        <div className="conflict-box">
          <h3>What can’t both be so</h3>
          <Conflicts conflicts={conflicts} />
        </div>
      )}
      <div className="voices">
        {bySpeaker(list.items).map((group) => (
          <Voice key={group[0]?.id} claims={group} />
        ))}
      </div>
      <More list={list} what="who says what" none="Nobody is reported to have said anything." />
    </Section>
  );
}

function Voice({ claims }: { claims: readonly Claim[] }) {
  const [first] = claims;
  if (first === undefined) return null;
  return (
    <section className="voice">
      <h3>
        <Speaker of={first} unnamed="The reports themselves" />
      </h3>
      <ClaimList claims={claims} />
    </section>
  );
}

/** Claims of one speaker together, speakers in the order of their newest claim. */
function bySpeaker(claims: readonly Claim[]): Claim[][] {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    const key = claim.speaker?.id ?? `text:${claim.speakerText}`;
    const group = groups.get(key);
    if (group) group.push(claim);
    else groups.set(key, [claim]);
  }
  return [...groups.values()];
}
