// Where the texts name an entity, and by which words.
import { Link } from "wouter";
import { articlePath } from "../../app/paths";
import { graphql } from "../../gql";
import { DateText } from "../../parts/Dates";
import { More } from "../../parts/More";
import { sourceWords } from "../../parts/Quote";
import { Section } from "../../parts/Section";
import { Name } from "../../parts/Text";
import { usePaged } from "../../parts/usePaged";

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

export function Mentions({ id }: { id: string }) {
  const list = usePaged(EntityMentions, { id }, (data) => data.entity?.mentions);
  return (
    <Section id="mentions" title="In the texts" count={list.total}>
      <ul className="mentions">
        {list.items.map(({ id: mention, text, start, end, version, article }) => (
          <li key={mention}>
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
