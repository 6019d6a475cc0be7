// The sentences of a claim, relation or event, asked for when somebody wants to see them.
import { type ReactNode, useId, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../gql";
import { counted } from "./counted";
import { Failed, Loading } from "./Loading";
import { Quotes } from "./Quote";

const EvidenceOf = graphql(`
  query EvidenceOf($id: ID!) {
    node(id: $id) {
      id
      ... on Claim {
        evidence(first: 10) {
          ...QuoteParts
        }
      }
      ... on Relation {
        evidence(first: 10) {
          ...QuoteParts
        }
      }
      ... on Event {
        evidence(first: 10) {
          ...QuoteParts
        }
      }
    }
  }
`);

/** A line of facts that ends in a button for the sentences. `children` stand before it. */
export function Evidence({ id, count, children }: { id: string; count: number; children?: ReactNode }) {
  const [open, setOpen] = useState(false);
  const region = useId();
  return (
    <>
      <p className="evidence-line">
        {children}
        <button
          type="button"
          className="evidence-button"
          aria-expanded={open}
          aria-controls={region}
          onClick={() => setOpen(!open)}
        >
          {counted(count, "sentence")}
        </button>
      </p>
      <div id={region} hidden={!open}>
        {open && <Sentences id={id} count={count} />}
      </div>
    </>
  );
}

function Sentences({ id, count }: { id: string; count: number }) {
  const [{ data, error, fetching }, again] = useQuery({ query: EvidenceOf, variables: { id } });
  if (error) return <Failed error={error} onRetry={() => again({ requestPolicy: "network-only" })} />;
  if (fetching && !data) return <Loading what="the sentences" />;
  const node = data?.node;
  const quotes = node && "evidence" in node ? node.evidence : [];
  return <Quotes quotes={quotes} total={count} />;
}
