// A version's text: the names lead to their pages, and the span that was asked for is highlighted and brought to view.
import { useEffect, useRef } from "react";
import { Link } from "wouter";
import { entityPath } from "../../app/paths";
import { graphql } from "../../gql";
import type { ArticleMentionsQuery, VersionPartsFragment } from "../../gql/graphql";
import { usePaged } from "../../parts/usePaged";
import { type Segment, segments, type Span } from "../../text/segments";

const ArticleMentions = graphql(`
  query ArticleMentions($id: ID!, $after: String) {
    node(id: $id) {
      id
      ... on Article {
        mentions(first: 100, after: $after) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              id
              start
              end
              version {
                id
              }
              entity {
                id
                ...EntityParts
              }
            }
          }
        }
      }
    }
  }
`);

type ArticleNode = Extract<NonNullable<ArticleMentionsQuery["node"]>, { __typename: "Article" }>;
type Mention = ArticleNode["mentions"]["edges"][number]["node"];
type Mark = "evidence" | Mention["entity"];

/** A text of a book's length has more names than anybody follows in one; the first so many become links. */
const MOST_MENTIONS = 600;

export function MarkedText({
  article,
  version,
  evidence,
}: {
  article: string;
  version: VersionPartsFragment;
  evidence: { start: number; end: number } | null;
}) {
  const list = usePaged(ArticleMentions, { id: article }, (data) =>
    data.node?.__typename === "Article" ? data.node.mentions : null,
  );
  const { more, fetching, items } = list;
  useEffect(() => {
    if (more && !fetching && items.length < MOST_MENTIONS) more();
  }, [more, fetching, items.length]);

  const place = useRef<HTMLElement>(null);
  const asked = evidence ? `${version.id}:${evidence.start}-${evidence.end}` : null;
  useEffect(() => {
    if (asked) place.current?.scrollIntoView({ block: "center" });
  }, [asked]);

  const spans: Span<Mark>[] = items
    .filter((mention) => mention.version.id === version.id)
    .map((mention) => ({ start: mention.start, end: mention.end, mark: mention.entity }));
  if (evidence) spans.push({ ...evidence, mark: "evidence" });
  const pieces = segments(version.text, spans);
  const first = pieces.findIndex((piece) => piece.marks.includes("evidence"));
  return (
    <div className="article-text" dir="auto" data-version={version.id}>
      {pieces.map((piece, at) => (
        <Piece key={piece.start} piece={piece} at={at === first ? place : null} />
      ))}
    </div>
  );
}

function Piece({ piece, at }: { piece: Segment<Mark>; at: React.RefObject<HTMLElement | null> | null }) {
  const entity = piece.marks.find((mark) => mark !== "evidence");
  const words = entity ? (
    <Link href={entityPath(entity.id)} className={`named kind-${entity.kind.toLowerCase()}`}>
      <bdi>{piece.text}</bdi>
    </Link>
  ) : (
    piece.text
  );
  if (!piece.marks.includes("evidence")) return words;
  return (
    <mark ref={at} id={at ? "evidence" : undefined} className="evidence">
      {words}
    </mark>
  );
}
