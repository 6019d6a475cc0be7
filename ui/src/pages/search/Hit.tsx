// One hit: what it is, what it is called, and enough beside it to know whether it is the one.
import type { ReactNode } from "react";
import { Link } from "wouter";
import { articlePath, nodePath } from "../../app/paths";
import { graphql } from "../../gql";
import type { HitPartsFragment } from "../../gql/graphql";
import { counted } from "../../parts/counted";
import { DateText, Period } from "../../parts/Dates";
import { EntityLink } from "../../parts/EntityLink";
import { type Kind, KindMark, ModalityMark } from "../../parts/Marks";
import { sourceWords } from "../../parts/Quote";
import { Name } from "../../parts/Text";

export const HitParts = graphql(`
  fragment HitParts on SearchHit {
    highlight
    node {
      id
      ... on Entity {
        name
        kind
        aliases
        articleCount
        sourceCount
        lastSeen
      }
      ... on Event {
        modality
        polarity
        start
        end
      }
      ... on Story {
        title
        articleCount
        sourceCount
        firstReported
        lastReported
      }
      ... on Article {
        title
        articleKind: kind
        publishedAt
        source {
          id
          name
        }
        story {
          id
          title
        }
      }
      ... on Claim {
        text
        speakerText
        speaker {
          id
          ...EntityParts
        }
        verb
        claimModality: modality
        polarity
        evidence(first: 1) {
          start
          end
          version {
            id
          }
          article {
            id
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

export function Hit({ hit, words }: { hit: HitPartsFragment; words: string }) {
  const { node } = hit;
  switch (node.__typename) {
    case "Story":
      return (
        <Line kind="STORY" to={nodePath(node)} title={node.title} words={words}>
          <Period start={node.firstReported} end={node.lastReported} />
          <span className="number">{counted(node.articleCount, "report")}</span>
          <span className="number">{counted(node.sourceCount, "outlet")}</span>
        </Line>
      );
    case "Article":
      return (
        <Line kind="ARTICLE" to={nodePath(node)} title={node.title} words={words} around={hit.highlight}>
          <Name text={sourceWords({ kind: node.articleKind, source: node.source ?? null })} />
          <DateText at={node.publishedAt} />
          {node.story && (
            <span className="clip clip-1">
              in <Link href={nodePath(node.story) ?? "/"}>{node.story.title}</Link>
            </span>
          )}
        </Line>
      );
    case "Claim": {
      const [quote] = node.evidence;
      const to = quote
        ? articlePath(quote.article.id, { version: quote.version.id, start: quote.start, end: quote.end })
        : null;
      return (
        <Line kind="CLAIM" to={to} title={node.text} words={words}>
          {node.speaker ? <EntityLink entity={node.speaker} /> : <Name text={node.speakerText} />}
          <ModalityMark modality={node.claimModality} polarity={node.polarity} />
          {quote && (
            <>
              <Name text={sourceWords({ kind: quote.article.kind, source: quote.article.source ?? null })} />
              <DateText at={quote.article.publishedAt} />
            </>
          )}
        </Line>
      );
    }
    case "Person":
    case "Organization":
    case "Place":
    case "Document":
    case "Event": {
      const others = node.aliases.filter((alias) => alias !== node.name).slice(0, 4);
      return (
        <Line kind={node.kind} to={nodePath(node)} title={node.name} words={words}>
          {node.__typename === "Event" && (
            <>
              <ModalityMark modality={node.modality} polarity={node.polarity} always />
              <Period start={node.start} end={node.end} />
            </>
          )}
          <span className="number">{counted(node.articleCount, "report")}</span>
          <span className="number">{counted(node.sourceCount, "outlet")}</span>
          {others.length > 0 && (
            <span className="clip clip-1">
              also <Name text={others.join(", ")} />
            </span>
          )}
        </Line>
      );
    }
    default:
      return null;
  }
}

function Line(props: {
  kind: Kind;
  to: string | null;
  title: string;
  words: string;
  around?: string | null | undefined;
  children: ReactNode;
}) {
  const name = (
    <bdi className="name clip clip-2">
      <WithWords text={props.title} words={props.words} />
    </bdi>
  );
  return (
    <article className="hit">
      <KindMark kind={props.kind} />
      <div>
        <h2 className="hit-title">{props.to === null ? name : <Link href={props.to}>{name}</Link>}</h2>
        {props.around && props.around !== props.title && (
          <p className="hit-around">
            <bdi className="clip clip-2">
              <WithWords text={props.around} words={props.words} />
            </bdi>
          </p>
        )}
        <p className="hit-facts">{props.children}</p>
      </div>
    </article>
  );
}

/** The text with the words that were searched marked; the last may be the beginning of one. */
function WithWords({ text, words }: { text: string; words: string }) {
  const wanted = words
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1)
    .map((word) => word.toLocaleLowerCase());
  if (wanted.length === 0) return text;
  const pieces = text.split(/([\p{L}\p{N}\p{M}]+)/u);
  return pieces.map((piece, place) =>
    place % 2 === 1 && wanted.some((word) => piece.toLocaleLowerCase().startsWith(word)) ? (
      // The pieces of one text never change their places.
      <mark key={place}>{piece}</mark>
    ) : (
      piece
    ),
  );
}
