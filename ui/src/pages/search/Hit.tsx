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
import { segments } from "../../text/segments";

export const HitParts = graphql(`
  fragment HitParts on SearchHit {
    highlight
    marks {
      start
      end
    }
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

export function Hit({ hit, words: asked }: { hit: HitPartsFragment; words: string }) {
  const { node } = hit;
  const words: Words = { asked, hit };
  switch (node.__typename) {
    case "Story":
      return (
        <Line kind="STORY" to={nodePath(node)} title={node.title} words={words}>
          <span>
            <Period start={node.firstReported} end={node.lastReported} />
          </span>
          <span className="number">{counted(node.articleCount, "report")}</span>
          <span className="number">{counted(node.sourceCount, "outlet")}</span>
        </Line>
      );
    case "Article":
      return (
        <Line kind="ARTICLE" to={nodePath(node)} title={node.title} words={words}>
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
              <span>
                <Period start={node.start} end={node.end} />
              </span>
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

/** What was asked for, and where the server found it. */
interface Words {
  asked: string;
  hit: HitPartsFragment;
}

function Line(props: { kind: Kind; to: string | null; title: string; words: Words; children: ReactNode }) {
  const { asked, hit } = props.words;
  const around = hit.highlight ?? "";
  const whole = around === props.title;
  // A piece of a long title says nothing that the title doesn't.
  const piece = props.title.includes(around.replace(/^…|^\.\.\.|…$|\.\.\.$/g, ""));
  const name = (
    <bdi className="name clip clip-2">
      {whole ? <Marked text={around} marks={hit.marks} /> : <WithWords text={props.title} wanted={wantedOf(asked, hit)} />}
    </bdi>
  );
  return (
    <article className="hit">
      <KindMark kind={props.kind} />
      <div>
        <h2 className="hit-title">{props.to === null ? name : <Link href={props.to}>{name}</Link>}</h2>
        {!piece && hit.marks.length > 0 && (
          <p className="hit-around">
            <bdi className="clip clip-2">
              <Marked text={around} marks={hit.marks} />
            </bdi>
          </p>
        )}
        <p className="hit-facts">{props.children}</p>
      </div>
    </article>
  );
}

/** The words around a hit, with those marked that the server found. */
function Marked({ text, marks }: { text: string; marks: HitPartsFragment["marks"] }) {
  const cut = segments(text, marks.map(({ start, end }) => ({ start, end, mark: true })));
  return cut.map((piece) => (piece.marks.length > 0 ? <mark key={piece.start}>{piece.text}</mark> : piece.text));
}

/** The words that were found, as the text writes them, and the beginnings that were asked for; in lower case. */
function wantedOf(asked: string, hit: HitPartsFragment): { whole: ReadonlySet<string>; begun: readonly string[] } {
  const points = Array.from(hit.highlight ?? "");
  const whole = new Set(hit.marks.map(({ start, end }) => points.slice(start, end).join("").toLocaleLowerCase()));
  const begun = asked.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1);
  return { whole, begun: begun.map((word) => word.toLocaleLowerCase()) };
}

/** A title with the words marked that its article, or its other names, were found by. */
function WithWords({ text, wanted }: { text: string; wanted: ReturnType<typeof wantedOf> }) {
  const pieces = text.split(/([\p{L}\p{N}\p{M}]+)/u);
  const isWanted = (piece: string) => wanted.whole.has(piece) || wanted.begun.some((word) => piece.startsWith(word));
  return pieces.map((piece, place) =>
    place % 2 === 1 && isWanted(piece.toLocaleLowerCase()) ? (
      // The pieces of one text never change their places.
      <mark key={place}>{piece}</mark>
    ) : (
      piece
    ),
  );
}
