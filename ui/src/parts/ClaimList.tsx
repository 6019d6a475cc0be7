// Claims of one speaker; those in the same words stand together.
import type { ClaimPartsFragment as Claim } from "../gql/graphql";
import { ClaimRow } from "./ClaimRow";
import { counted } from "./counted";

export function ClaimList({ claims }: { claims: readonly Claim[] }) {
  return (
    <ul className="relations">
      {sameWords(claims).map(([first, ...others]) => (
        <li key={first.id}>
          <ClaimRow claim={first} />
          {others.length > 0 && (
            <details className="copies">
              <summary>the same in {counted(others.length, "other report")}</summary>
              <ul>
                {others.map((claim) => (
                  <li key={claim.id}>
                    <ClaimRow claim={claim} />
                  </li>
                ))}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Claims whose words, polarity and modality are the same but for case and the marks between words. */
function sameWords(claims: readonly Claim[]): [Claim, ...Claim[]][] {
  const groups = new Map<string, [Claim, ...Claim[]]>();
  for (const claim of claims) {
    const words = claim.text.toLocaleLowerCase("en").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
    const key = `${claim.polarity} ${claim.modality} ${words}`;
    const group = groups.get(key);
    if (group) group.push(claim);
    else groups.set(key, [claim]);
  }
  return [...groups.values()];
}
