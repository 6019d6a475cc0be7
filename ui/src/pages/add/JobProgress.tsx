// How far a job is, as it happens, and what came of it.
import { useEffect } from "react";
import { useQuery, useSubscription } from "urql";
import { Link } from "wouter";
import { articlePath, graphPath, storyPath } from "../../app/paths";
import { graphql } from "../../gql";
import type { JobState } from "../../gql/enums";
import type { JobPartsFragment } from "../../gql/graphql";
import { counted } from "../../parts/counted";
import { EntityLinks } from "../../parts/EntityLink";
import { Failed, Loading } from "../../parts/Loading";
import { Name } from "../../parts/Text";

export const JobParts = graphql(`
  fragment JobParts on Job {
    id
    state
    done
    total
    rejected
    errors(first: 5)
    articles(first: 10) {
      id
      title
      entities(first: 25) {
        totalCount
        edges {
          node {
            id
            ...EntityParts
          }
        }
      }
    }
    stories(first: 10) {
      id
      title
    }
  }
`);

const JobNow = graphql(`
  query JobNow($id: ID!) {
    job(id: $id) {
      ...JobParts
    }
  }
`);

const JobTold = graphql(`
  subscription JobTold($id: ID!) {
    job(id: $id) {
      ...JobParts
    }
  }
`);

const WORDS: Record<JobState, string> = {
  QUEUED: "waits for its turn",
  RUNNING: "is being read",
  DONE: "is done",
  FAILED: "failed",
  CANCELLED: "was cancelled",
};
const OVER: readonly JobState[] = ["DONE", "FAILED", "CANCELLED"];
/** Asked so often where the server doesn't tell by itself. */
const POLL_MS = 1000;

export function JobProgress({ id }: { id: string }) {
  const [{ data: told }] = useSubscription({ query: JobTold, variables: { id } });
  const [{ data: asked, error, fetching }, ask] = useQuery({ query: JobNow, variables: { id } });
  const job = later(told?.job, asked?.job);
  const over = job !== null && OVER.includes(job.state);
  useEffect(() => {
    if (over) return;
    const timer = setInterval(() => ask({ requestPolicy: "network-only" }), POLL_MS);
    return () => clearInterval(timer);
  }, [over, ask]);

  if (error && !job) return <Failed error={error} />;
  if (!job) return fetching ? <Loading what="the job" /> : <p className="faint">This job is no longer known.</p>;
  return (
    <article className="job">
      <p role="status">
        <strong>It {WORDS[job.state]}.</strong>{" "}
        <span className="number">
          {job.done.toLocaleString("en")}
          {job.total != null && <> of {counted(job.total, "article")}</>} read
          {job.rejected > 0 && <>, {job.rejected.toLocaleString("en")} not readable</>}
        </span>
      </p>
      <progress
        aria-label="How much is read"
        max={job.total ?? undefined}
        value={over ? (job.total ?? 1) : job.total ? job.done : undefined}
      />
      {job.errors.map((words) => (
        <p key={words} className="bad small">
          <Name text={words} />
        </p>
      ))}
      <ul className="job-articles">
        {job.articles.map((article) => (
          <li key={article.id}>
            <Link href={articlePath(article.id)}>
              <bdi className="name clip clip-2">{article.title}</bdi>
            </Link>
            <EntityLinks entities={article.entities.edges.map((edge) => edge.node)} />
          </li>
        ))}
      </ul>
      {job.stories.map((story) => (
        <p key={story.id} className="job-story">
          Story:{" "}
          <Link href={storyPath(story.id)}>
            <Name text={story.title} />
          </Link>{" "}
          <Link href={graphPath({ story: story.id })} className="button">
            Open the graph
          </Link>
        </p>
      ))}
    </article>
  );
}

/** Whichever knows more of the job. */
function later(a: JobPartsFragment | null | undefined, b: JobPartsFragment | null | undefined): JobPartsFragment | null {
  if (!a || !b) return a ?? b ?? null;
  if (OVER.includes(a.state) !== OVER.includes(b.state)) return OVER.includes(a.state) ? a : b;
  return a.done >= b.done ? a : b;
}
