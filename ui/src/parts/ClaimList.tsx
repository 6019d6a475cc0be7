// Claims of one speaker; those in the same words stand together.
import type { ClaimPartsFragment as Claim } from "../gql/graphql";
import { ClaimRow } from "./ClaimRow";
import { alike, Others, wordsOfClaim } from "./Others";

export function ClaimList({ claims }: { claims: readonly Claim[] }) {
  return (
    <ul className="relations">
      {alike(claims, wordsOfClaim).map(([first, ...others]) => (
        <li key={first.id}>
          <ClaimRow claim={first} />
          <Others of={others} row={(claim) => <ClaimRow claim={claim} />} />
        </li>
      ))}
    </ul>
  );
}
