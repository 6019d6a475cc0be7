// A story in a list: its headline, how widely it is reported, and who is in it.
import { Link } from "wouter";
import { storyPath } from "../app/paths";
import { graphql } from "../gql";
import type { StoryCardPartsFragment } from "../gql/graphql";
import { counted } from "./counted";
import { DateText } from "./Dates";
import { EntityLinks } from "./EntityLink";

export const StoryCardParts = graphql(`
  fragment StoryCardParts on Story {
    id
    title
    articleCount
    sourceCount
    lastReported
    actors(first: 4) {
      edges {
        node {
          id
          ...EntityParts
        }
      }
    }
  }
`);

export function StoryCard({ story }: { story: StoryCardPartsFragment }) {
  return (
    <article className="story-card">
      <h3>
        <Link href={storyPath(story.id)}>
          <bdi className="name clip clip-3">{story.title}</bdi>
        </Link>
      </h3>
      <p className="story-card-facts">
        <DateText at={story.lastReported} />
        <span className="number">{counted(story.articleCount, "report")}</span>
        <span className="number">{counted(story.sourceCount, "outlet")}</span>
      </p>
      <EntityLinks entities={story.actors.edges.map((edge) => edge.node)} />
    </article>
  );
}
