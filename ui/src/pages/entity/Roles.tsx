// The offices of a person, the latest first.
import { useQuery } from "urql";
import { graphql } from "../../gql";
import { Failed, Loading } from "../../parts/Loading";
import { RelationRow } from "../../parts/RelationRow";
import { Section } from "../../parts/Section";

const PersonRoles = graphql(`
  query PersonRoles($id: ID!) {
    entity(id: $id) {
      id
      ... on Person {
        roles(first: 40) {
          ...RelationParts
        }
      }
    }
  }
`);

export function Roles({ id }: { id: string }) {
  const [{ data, error, fetching }] = useQuery({ query: PersonRoles, variables: { id } });
  const person = data?.entity;
  const roles = person && "roles" in person ? person.roles : [];
  return (
    <Section
      id="roles"
      title="Roles over time"
      count={data ? roles.length : null}
      note="As the texts name them; a role without an end isn’t known to have ended."
    >
      {error && <Failed error={error} />}
      {fetching && !data && <Loading what="the roles" />}
      {data && roles.length === 0 && <p className="faint">No role is named.</p>}
      <ol className="relations roles">
        {[...roles]
          .sort((a, b) => (b.time.start ?? b.time.reported ?? "").localeCompare(a.time.start ?? a.time.reported ?? ""))
          .map((role) => (
            <li key={role.id}>
              <RelationRow relation={role} of={id} />
            </li>
          ))}
      </ol>
    </Section>
  );
}
