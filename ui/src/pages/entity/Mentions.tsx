// Where the texts name an entity, and by which words; the places that name somebody else can be taken out.
import { useEffect, useState } from "react";
import { Link } from "wouter";
import { articlePath } from "../../app/paths";
import { graphql } from "../../gql";
import { DateText } from "../../parts/Dates";
import { More } from "../../parts/More";
import { sourceWords } from "../../parts/Quote";
import { Section } from "../../parts/Section";
import { Name } from "../../parts/Text";
import { usePaged } from "../../parts/usePaged";
import { SplitBar } from "./Split";

const EntityMentions = graphql(`
  query EntityMentions($id: ID!, $after: String) {
    entity(id: $id) {
      id
      mentions(first: 20, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            id
            text
            start
            end
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
  }
`);

export function Mentions({
  id,
  name,
  changes,
  onSplit,
}: {
  id: string;
  name: string;
  /** Another number than before: it was judged anew who is who. */
  changes: number;
  onSplit: () => void;
}) {
  const list = usePaged(EntityMentions, { id }, (data) => data.entity?.mentions);
  const { again } = list;
  useEffect(() => {
    if (changes > 0) again();
    // `again` is a new function with every drawing and does the same each time.
  }, [changes]);
  const [picking, setPicking] = useState(false);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const pick = (mention: string) => {
    const next = new Set(picked);
    if (!next.delete(mention)) next.add(mention);
    setPicked(next);
  };
  const stop = () => {
    setPicking(false);
    setPicked(new Set());
  };
  return (
    <Section id="mentions" title="In the texts" count={list.total}>
      <SplitBar
        id={id}
        name={name}
        picking={picking}
        picked={picked}
        onStart={list.items.length > 0 ? () => setPicking(true) : null}
        onStop={stop}
        onDone={() => {
          setPicked(new Set());
          onSplit();
        }}
      />
      <ul className={picking ? "mentions mentions-picking" : "mentions"}>
        {list.items.map(({ id: mention, text, start, end, version, article }) => (
          <li key={mention}>
            {picking && (
              <input
                type="checkbox"
                checked={picked.has(mention)}
                onChange={() => pick(mention)}
                aria-label={`Somebody else: “${text.slice(0, 80)}” in ${article.title.slice(0, 120)}`}
              />
            )}
            <Link href={articlePath(article.id, { version: version.id, start, end })}>
              <span className="clip clip-1">
                “<Name text={text} />”
              </span>
            </Link>
            <span className="clip clip-1 faint">
              in <Name text={article.title} />
            </span>
            <span className="faint small">
              <Name text={sourceWords(article)} /> · <DateText at={article.publishedAt} />
            </span>
          </li>
        ))}
      </ul>
      <More list={list} what="the places in the texts" none="No text names it by itself." />
    </Section>
  );
}
