// What an empty canvas offers: a name to begin with, or one of the latest stories.
import { useQuery } from "urql";
import { graphql } from "../gql";
import { counted } from "../parts/counted";
import { type Desk, USUAL_OF_STORY } from "./desk";

const Latest = graphql(`
  query CanvasLatest {
    stories(first: 6, filter: { minArticles: 2 }) {
      edges {
        node {
          id
          title
          articleCount
          sourceCount
        }
      }
    }
  }
`);

export default function Start({ desk }: { desk: Desk }) {
  const [{ data }] = useQuery({ query: Latest });
  const stories = data?.stories.edges.map((edge) => edge.node) ?? [];
  return (
    <div className="canvas-start">
      <h2>Begin with a name, or with a story</h2>
      <p>
        Add somebody above, then double-click to see who and what they are related to. Every line opens to the sentence
        that says so.
      </p>
      <ul>
        {stories.map((story) => (
          <li key={story.id}>
            <button type="button" className="canvas-story" onClick={() => void desk.addStory(story.id, USUAL_OF_STORY)}>
              <bdi className="name clip clip-2">{story.title}</bdi>
              <span className="faint number">
                {counted(story.articleCount, "report")} · {counted(story.sourceCount, "outlet")}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
