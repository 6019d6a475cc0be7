// A relation and its evidence: each sentence where it stands in the article, with outlet and date.
import { useState } from "react";
import { useQuery } from "urql";
import { Link } from "wouter";
import { articlePath } from "../app/paths";
import { graphql } from "../gql";
import type { CanvasEvidenceQuery } from "../gql/graphql";
import { counted, percent } from "../parts/counted";
import { DateText, Period } from "../parts/Dates";
import { Failed, Loading } from "../parts/Loading";
import { ModalityMark } from "../parts/Marks";
import { sourceWords } from "../parts/Quote";
import { Name } from "../parts/Text";
import { predicateWords } from "../parts/verbs";
import type { Known, Relation } from "./model";

const Evidence = graphql(`
  query CanvasEvidence($id: ID!) {
    node(id: $id) {
      id
      ... on Relation {
        inferred
        evidenceCount
        evidence(first: 20) {
          sentence
          start
          end
          text
          version {
            id
          }
          article {
            id
            title
            kind
            publishedAt
            source {
              id
              name
            }
          }
        }
      }
    }
  }
`);
const VersionText = graphql(`
  query CanvasVersionText($id: ID!) {
    node(id: $id) {
      id
      ... on ArticleVersion {
        text
      }
    }
  }
`);

type Held = Extract<NonNullable<CanvasEvidenceQuery["node"]>, { __typename: "Relation" }>["evidence"][number];

export function EdgeDetail({
  relation,
  known,
  onPick,
  onClose,
}: {
  relation: Relation;
  known: Known;
  onPick: (node: string) => void;
  onClose: () => void;
}) {
  const [{ data, error }, again] = useQuery({ query: Evidence, variables: { id: relation.id } });
  const [open, setOpen] = useState(0);
  const held = data?.node?.__typename === "Relation" ? data.node : null;
  const end = (id: string) => (
    <button type="button" className="canvas-end" onClick={() => onPick(id)}>
      <Name text={(known.entities.get(id)?.name ?? "?").slice(0, 300)} />
    </button>
  );
  return (
    <section className="canvas-detail" aria-labelledby="canvas-edge">
      <header>
        <h2 id="canvas-edge">
          {end(relation.source)} <span className="canvas-predicate">{predicateWords(relation.predicate)}</span> {end(relation.target)}
        </h2>
        <button type="button" className="button" onClick={onClose} aria-label="Close the evidence">
          <span aria-hidden="true">✕</span>
        </button>
      </header>
      <p className="canvas-facts">
        <ModalityMark modality={relation.modality} polarity={relation.polarity} always />
        <span>{counted(relation.outlets, "outlet")}</span>
        <span>
          reported <DateText at={relation.reported} />
        </span>
        {(relation.start || relation.end) && (
          <span>
            holds <Period start={relation.start} end={relation.end} />
          </span>
        )}
        <span>{percent(relation.confidence)} sure</span>
        {held?.inferred && <span>follows from other facts</span>}
      </p>
      {error && <Failed error={error} onRetry={() => again({ requestPolicy: "network-only" })} />}
      {!held && !error && <Loading what="the evidence" />}
      <ol className="canvas-evidence">
        {held?.evidence.map((quote, at) => (
          <li key={`${quote.version.id}:${quote.start}-${quote.end}`}>
            <p className="canvas-outlet">
              <button type="button" aria-expanded={at === open} onClick={() => setOpen(at === open ? -1 : at)}>
                <Name text={sourceWords(quote.article)} />
              </button>{" "}
              · <DateText at={quote.article.publishedAt} /> ·{" "}
              <Link href={articlePath(quote.article.id, { version: quote.version.id, start: quote.start, end: quote.end })}>
                <bdi className="name">{quote.article.title.slice(0, 300)}</bdi>
              </Link>
            </p>
            {at === open ? <InText quote={quote} /> : <blockquote className="clip clip-2"><bdi>{quote.sentence}</bdi></blockquote>}
          </li>
        ))}
      </ol>
      {held && held.evidenceCount > held.evidence.length && (
        <p className="faint">and {(held.evidenceCount - held.evidence.length).toLocaleString("en")} more</p>
      )}
    </section>
  );
}

/** Signs of the article that are shown before and after the sentence: about a paragraph. */
const AROUND = 320;

/** The sentence in the article's text, marked. Offsets count code points. */
function InText({ quote }: { quote: Held }) {
  const [{ data, error }] = useQuery({ query: VersionText, variables: { id: quote.version.id } });
  const text = data?.node?.__typename === "ArticleVersion" ? data.node.text : null;
  if (error || text === null)
    return (
      <blockquote>
        <mark>
          <bdi>{quote.sentence}</bdi>
        </mark>
      </blockquote>
    );
  const { before, sentence, after } = inText(text, quote);
  return (
    <blockquote className="canvas-passage" tabIndex={0} aria-label="The passage in the article">
      <bdi>
        <span className="faint">{before}</span>
        <mark ref={toMiddle}>{sentence}</mark>
        <span className="faint">{after}</span>
      </bdi>
    </blockquote>
  );
}

/** Scrolls the passage, and nothing else, until the sentence is seen. */
function toMiddle(mark: HTMLElement | null): void {
  const passage = mark?.closest<HTMLElement>(".canvas-passage");
  if (!mark || !passage) return;
  const [of, box] = [mark.getBoundingClientRect(), passage.getBoundingClientRect()];
  passage.scrollTop += of.top - box.top - Math.max(0, (box.height - of.height) / 2);
}

/** The sentence with what stands before and after it. Where it can't be found around the span, the span stands for it. */
export function inText(text: string, quote: { sentence: string; start: number; end: number }) {
  const signs = [...text];
  const span = signs.slice(quote.start, quote.end).join("");
  const within = quote.sentence.indexOf(span);
  let [from, to] = [quote.start, quote.end];
  if (within >= 0) {
    const start = quote.start - [...quote.sentence.slice(0, within)].length;
    const end = start + [...quote.sentence].length;
    if (start >= 0 && signs.slice(start, end).join("") === quote.sentence) [from, to] = [start, end];
  }
  const [first, last] = [Math.max(0, from - AROUND), Math.min(signs.length, to + AROUND)];
  return {
    before: `${first > 0 ? "…" : ""}${signs.slice(first, from).join("")}`,
    sentence: signs.slice(from, to).join(""),
    after: `${signs.slice(to, last).join("")}${last < signs.length ? "…" : ""}`,
  };
}
