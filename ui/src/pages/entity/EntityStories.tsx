// The stories an entity stands in, the latest first.
import { graphql } from "../../gql";
import { More } from "../../parts/More";
import { Section } from "../../parts/Section";
import { StoryCard } from "../../parts/StoryCard";
import { usePaged } from "../../parts/usePaged";

const EntityStoriesQuery = graphql(`
  query EntityStories($id: ID!, $after: String) {
    entity(id: $id) {
      id
      stories(first: 8, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            ...StoryCardParts
          }
        }
      }
    }
  }
`);

export function EntityStories({ id }: { id: string }) {
  const list = usePaged(EntityStoriesQuery, { id }, (data) => data.entity?.stories);
  return (
    <Section id="stories" title="Stories" count={list.total}>
      <ul className="related">
        {list.items.map((story) => (
          <li key={story.id}>
            <StoryCard story={story} />
          </li>
        ))}
      </ul>
      <More list={list} what="the stories" none="It stands in no story." />
    </Section>
  );
}
