// A story: what it comes down to, who says what, what happened when, and who reports it.
import { useCallback, useEffect, useState } from "react";
import { useQuery } from "urql";
import { Link } from "wouter";
import { graphPath } from "../../app/paths";
import { graphql } from "../../gql";
import type { StoryPageQuery } from "../../gql/graphql";
import { counted } from "../../parts/counted";
import { Period } from "../../parts/Dates";
import { Failed, Loading } from "../../parts/Loading";
import { OnThisPage } from "../../parts/Section";
import { Clip } from "../../parts/Text";
import { Actors, Places, RelatedStories } from "./Aside";
import { Articles } from "./Articles";
import { Bullets } from "./Bullets";
import { Changes } from "./Changes";
import { Coverage } from "./Coverage";
import { Events } from "./Events";
import { Stated } from "./Stated";
import { StoryTimeline } from "./StoryTimeline";
import { useStoryChanged } from "./useStoryChanged";
import { Voices } from "./Voices";
import "../../styles/story.css";

const StoryQuery = graphql(`
  query StoryPage($id: ID!) {
    story(id: $id) {
      id
      title
      articleCount
      sourceCount
      statedArticleCount
      firstReported
      lastReported
      stated {
        axis
        label
        share
        article {
          id
        }
      }
      summary {
        ...BulletParts
      }
    }
  }
`);

type Story = NonNullable<StoryPageQuery["story"]>;

const SECTIONS = [
  ["voices", "Who says what"],
  ["events", "Events"],
  ["timeline", "Timeline"],
  ["articles", "Articles"],
  ["changes", "What changed"],
  ["coverage", "Coverage"],
  ["actors", "Actors"],
  ["places", "Places"],
] as const;

export default function StoryPage({ id }: { id: string }) {
  const [{ data, error, fetching }, again] = useQuery({ query: StoryQuery, variables: { id } });
  const story = data?.story;
  // What changed on the server is offered, not forced: a page must not move under its reader.
  const [news, setNews] = useState(false);
  const [turn, setTurn] = useState(0);
  useStoryChanged(
    id,
    useCallback(() => setNews(true), []),
  );
  const update = () => {
    setNews(false);
    setTurn(turn + 1);
    again({ requestPolicy: "network-only" });
  };
  useEffect(() => {
    if (story) rememberVisit(story.id);
  }, [story]);
  // Which parts ask by now: the head is sent for first, what is read next beside it, and the rest once the head is there.
  const [wave, setWave] = useState(1);
  const here = story != null;
  useEffect(() => setWave(here ? 3 : 2), [here]);

  if (error && !story)
    return (
      <div className="page">
        <Failed error={error} onRetry={() => again({ requestPolicy: "network-only" })} />
      </div>
    );
  if (!story && !fetching)
    return (
      <div className="page">
        <title>No such story · Dramatis</title>
        <h1>There is no such story</h1>
        <p>
          It may have been joined to another or removed. <Link href="/">The latest stories</Link> are on the first page.
        </p>
      </div>
    );
  return (
    <div className="page story">
      {story ? <title>{`${story.title.slice(0, 120)} · Dramatis`}</title> : null}
      {story ? <Head story={story} /> : <Coming />}
      <div role="status">
        {news && (
          <p className="news">
            This story has changed since you opened it.{" "}
            <button type="button" className="button button-main" onClick={update}>
              Show what is new
            </button>
          </p>
        )}
      </div>
      <OnThisPage sections={SECTIONS} />
      <div className="story-columns" key={turn}>
        <div className="story-main">
          {story ? <Bullets bullets={story.summary} /> : <div className="bullets-coming" />}
          {wave > 1 && <Voices id={id} />}
          {wave > 1 && <Events id={id} />}
          {wave > 2 && <StoryTimeline id={id} />}
          {wave > 1 && <Articles id={id} />}
          {wave > 2 && <Changes id={id} />}
        </div>
        <aside className="story-side" aria-label="Coverage and cast">
          {wave > 1 && <Coverage id={id} stated={story ? <Stated story={story} /> : null} />}
          {wave > 2 && <Actors id={id} />}
          {wave > 2 && <Places id={id} />}
          {wave > 2 && <RelatedStories id={id} />}
        </aside>
      </div>
    </div>
  );
}

/** Holds the place of the head, so that little moves when it comes. */
function Coming() {
  return (
    <header className="story-head story-head-coming">
      <p className="kicker">Story</p>
      <Loading what="the story" />
    </header>
  );
}

function Head({ story }: { story: Story }) {
  return (
    <header className="story-head">
      <p className="kicker">Story</p>
      <h1>
        <Clip text={story.title} />
      </h1>
      <p className="story-facts">
        <span>
          <strong className="number">{counted(story.articleCount, "report")}</strong> held from{" "}
          <strong className="number">{counted(story.sourceCount, "independent outlet")}</strong>
        </span>
        <span>
          <Period start={story.firstReported} end={story.lastReported} />
        </span>
        <StatedWords story={story} />
        <Link href={graphPath({ story: story.id })} className="button">
          Open the graph
        </Link>
      </p>
    </header>
  );
}

/** What a pasted story page claims of itself, which is not what is held. */
function StatedWords({ story }: { story: Story }) {
  if (story.statedArticleCount == null && story.stated.length === 0) return null;
  const shares = story.stated.map((each) => `${Math.round(each.share * 100)} % ${each.label}`).join(", ");
  return (
    <span className="faint">
      The pasted page speaks of{" "}
      {story.statedArticleCount != null && counted(story.statedArticleCount, "article")}
      {story.statedArticleCount != null && shares && "; "}
      {shares}.
    </span>
  );
}

/** Notes when this story was looked at, for “since my last visit”; two looks within the hour are one visit. */
function rememberVisit(id: string): void {
  const HOUR_MS = 3_600_000;
  try {
    const name = `dramatis-visit:${id}`;
    const [, latest] = (localStorage.getItem(name) ?? "|").split("|");
    const now = new Date();
    if (latest && now.getTime() - new Date(latest).getTime() < HOUR_MS) return;
    localStorage.setItem(name, `${latest ?? ""}|${now.toISOString()}`);
  } catch {
    // Without storage there is no last visit.
  }
}
