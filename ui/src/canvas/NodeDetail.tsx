// A node and what is known of it: names, counts, facts, what it says, and the way to its page.
import { useQuery } from "urql";
import { Link } from "wouter";
import { entityPath } from "../app/paths";
import { graphql } from "../gql";
import { counted } from "../parts/counted";
import { DateText, Period } from "../parts/Dates";
import { Failed, Loading } from "../parts/Loading";
import { KindMark, ModalityMark } from "../parts/Marks";
import { Clip, Name } from "../parts/Text";
import { predicateWords } from "../parts/verbs";
import type { DetailProps } from "./Detail";
import { HUB } from "./HubDialog";
import type { Entity } from "./model";

const Facts = graphql(`
  query CanvasFacts($id: ID!) {
    entity(id: $id) {
      id
      aliases
      relations(first: 12) {
        totalCount
        edges {
          node {
            id
            predicate
            modality
            polarity
            literal
            subject {
              id
              name
            }
            object {
              id
              name
            }
          }
        }
      }
    }
  }
`);

export function NodeDetail({
  desk,
  state,
  shown,
  node,
  onExpand,
  onHub,
  onClose,
}: DetailProps & { node: Entity; onClose: () => void }) {
  const [{ data, error }, again] = useQuery({ query: Facts, variables: { id: node.id } });
  const left = shown.badges.get(node.id) ?? 0;
  const { expanded } = state.history.now.value;
  const aliases = data?.entity?.aliases.filter((alias) => alias !== node.name).slice(0, 6) ?? [];
  const relations = data?.entity?.relations;
  return (
    <section className="canvas-detail" aria-labelledby="canvas-node">
      <header>
        <h2 id="canvas-node">
          <Clip text={node.name} />
        </h2>
        <button type="button" className="button" onClick={onClose} aria-label="Close the facts">
          <span aria-hidden="true">✕</span>
        </button>
      </header>
      <p className="canvas-facts">
        <KindMark kind={node.kind} />
        {node.event && <ModalityMark modality={node.event.modality} polarity={node.event.polarity} always />}
        {node.event && (node.event.start || node.event.end) && <Period start={node.event.start} end={node.event.end} />}
        <span>{counted(node.reports, "report")}</span>
        <span>{counted(node.outlets, "outlet")}</span>
        {node.lastSeen && (
          <span>
            last <DateText at={node.lastSeen} />
          </span>
        )}
      </p>
      <p className="canvas-acts">
        <Link className="button" href={entityPath(node.id)}>
          Open its page
        </Link>
        <button type="button" className="button" onClick={() => onExpand(node.id)}>
          {left > 0 ? `Expand (+${left.toLocaleString("en")})` : "Expand"}
        </button>
        {left > 1 && left <= HUB && (
          <button type="button" className="button" onClick={() => onHub(node.id)}>
            Expand some …
          </button>
        )}
        {expanded.has(node.id) && (
          <button type="button" className="button" onClick={() => desk.collapse(node.id)}>
            Collapse
          </button>
        )}
      </p>
      {aliases.length > 0 && (
        <p className="canvas-aliases faint">
          Also{" "}
          {aliases.map((alias, at) => (
            <span key={alias}>
              {at > 0 && ", "}
              <bdi className="name">{alias.slice(0, 120)}</bdi>
            </span>
          ))}
        </p>
      )}
      {error && <Failed error={error} onRetry={() => again({ requestPolicy: "network-only" })} />}
      {!relations && !error && <Loading what="the facts" />}
      {relations && (
        <ul className="canvas-relations">
          {relations.edges.map(({ node: fact }) => {
            const out = fact.subject.id === node.id;
            const other = out ? fact.object : fact.subject;
            return (
              <li key={fact.id}>
                <span className="faint">
                  {out ? "" : "← "}
                  {predicateWords(fact.predicate)}
                </span>{" "}
                {other ? (
                  <button type="button" className="canvas-end" onClick={() => void desk.addEntities([other.id])} title="Show it in the graph">
                    <Name text={other.name.slice(0, 300)} />
                  </button>
                ) : (
                  <Name text={(fact.literal ?? "").slice(0, 300)} />
                )}{" "}
                <ModalityMark modality={fact.modality} polarity={fact.polarity} />
              </li>
            );
          })}
        </ul>
      )}
      {relations && relations.totalCount > relations.edges.length && (
        <p>
          <Link href={entityPath(node.id)}>All {relations.totalCount.toLocaleString("en")} facts</Link>
        </p>
      )}
    </section>
  );
}
