// The first page: the box, what is held, and the latest stories.
import { useQuery } from "urql";
import { Link } from "wouter";
import { graphql } from "../gql";
import type { Kind } from "../parts/Marks";
import { KIND_WORDS, KindShape } from "../parts/Marks";
import { Failed, Loading } from "../parts/Loading";
import { More } from "../parts/More";
import { SearchBox } from "../parts/SearchBox";
import { StoryCard } from "../parts/StoryCard";
import { usePaged } from "../parts/usePaged";

const Held = graphql(`
  query Held {
    stories(first: 1) {
      totalCount
    }
    people: entities(first: 1, filter: { kinds: [PERSON] }) {
      totalCount
    }
    organizations: entities(first: 1, filter: { kinds: [ORGANIZATION] }) {
      totalCount
    }
    places: entities(first: 1, filter: { kinds: [PLACE] }) {
      totalCount
    }
    documents: entities(first: 1, filter: { kinds: [DOCUMENT] }) {
      totalCount
    }
    events(first: 1) {
      totalCount
    }
    articles(first: 1) {
      totalCount
    }
  }
`);

const LatestStories = graphql(`
  query LatestStories($after: String) {
    stories(first: 15, after: $after) {
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
`);

export function FrontPage() {
  const latest = usePaged(LatestStories, {}, (data) => data.stories);
  return (
    <div className="page front">
      <title>Dramatis</title>
      <div className="front-top">
        <h1>Who did what, and who says so</h1>
        <p className="lead">
          News read into a graph. Every name, meeting and claim opens to the sentence that carries it.
        </p>
        <SearchBox large />
        <HeldCounts />
      </div>
      <section aria-labelledby="latest">
        <h2 id="latest" className="ruled">
          Latest stories
        </h2>
        <ul className="cards">
          {latest.items.map((story) => (
            <li key={story.id}>
              <StoryCard story={story} />
            </li>
          ))}
        </ul>
        <More list={latest} what="the latest stories" none="Nothing has been read yet." />
        {latest.total === 0 && (
          <p>
            <Link href="/add">Add a text, a file or an address</Link>, or run{" "}
            <code>dramatis ingest PATH…</code> beside the server.
          </p>
        )}
      </section>
    </div>
  );
}

function HeldCounts() {
  const [{ data, error, fetching }] = useQuery({ query: Held });
  if (error) return <Failed error={error} />;
  if (!data) return fetching ? <Loading what="the counts" /> : null;
  const counts: [Kind, number][] = [
    ["STORY", data.stories.totalCount],
    ["PERSON", data.people.totalCount],
    ["ORGANIZATION", data.organizations.totalCount],
    ["PLACE", data.places.totalCount],
    ["EVENT", data.events.totalCount],
    ["DOCUMENT", data.documents.totalCount],
    ["ARTICLE", data.articles.totalCount],
  ];
  return (
    <ul className="held" aria-label="What is held">
      {counts.map(([kind, count]) => (
        <li key={kind}>
          <Link href={`/search?kind=${kind}`}>
            <KindShape kind={kind} />
            <span className="number">{count.toLocaleString("en")}</span> {KIND_WORDS[kind][1].toLowerCase()}
          </Link>
        </li>
      ))}
    </ul>
  );
}
