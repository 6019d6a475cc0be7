// What this server learnt of a story since a time of one's choice.
import { useState } from "react";
import { useQuery } from "urql";
import { Link, useSearchParams } from "wouter";
import { articlePath } from "../../app/paths";
import { graphql } from "../../gql";
import { Conflicts } from "../../parts/Conflicts";
import { DateText } from "../../parts/Dates";
import { EntityLink, EntityLinks } from "../../parts/EntityLink";
import { ClaimWords, RelationWords } from "../../parts/FactWords";
import { Failed, Loading } from "../../parts/Loading";
import { ModalityMark } from "../../parts/Marks";
import { Section } from "../../parts/Section";
import { Name } from "../../parts/Text";

const StoryChanges = graphql(`
  query StoryChanges($id: ID!, $from: DateTime!) {
    story(id: $id) {
      id
      diff(from: $from) {
        articles(first: 25) {
          id
          title
          publishedAt
          source {
            id
            name
          }
        }
        entities(first: 40) {
          id
          ...EntityParts
        }
        relations(first: 15) {
          id
          predicate
          literal
          modality
          polarity
          subject {
            id
            ...EntityParts
          }
          object {
            id
            ...EntityParts
          }
        }
        claims(first: 15) {
          id
          text
          speakerText
          verb
          modality
          polarity
          speaker {
            id
            ...EntityParts
          }
        }
        changedEvents(first: 20) {
          id
          ...EntityParts
          modality
          polarity
        }
        conflicts(first: 10) {
          ...ConflictParts
        }
      }
    }
  }
`);

const HOUR_MS = 3_600_000;
const SPANS: readonly (readonly [string, number])[] = [
  ["an hour ago", HOUR_MS],
  ["a day ago", 24 * HOUR_MS],
  ["a week ago", 7 * 24 * HOUR_MS],
];

export function Changes({ id }: { id: string }) {
  const [params, setParams] = useSearchParams();
  // Read once: the visit that is going on is no “last visit”.
  const [visit] = useState(() => lastVisit(id));
  const since = instant(params.get("since"));
  const choose = (at: string) =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old);
        next.set("since", at);
        return next;
      },
      { replace: true },
    );
  return (
    <Section id="changes" title="What changed" note="What this server learnt of the story since then.">
      <div className="since" role="group" aria-label="Since when">
        <span>Since</span>
        {visit && (
          <button type="button" className="button" aria-pressed={since === visit} onClick={() => choose(visit)}>
            my last visit
          </button>
        )}
        {SPANS.map(([name, length]) => (
          <button
            key={name}
            type="button"
            className="button"
            onClick={() => choose(new Date(Date.now() - length).toISOString())}
          >
            {name}
          </button>
        ))}
        <label>
          or{" "}
          <input
            className="field"
            type="datetime-local"
            aria-label="Since this time, UTC"
            value={since ? since.slice(0, 16) : ""}
            onChange={(event) => {
              const at = instant(`${event.target.value}:00Z`);
              if (at) choose(at);
            }}
          />{" "}
          UTC
        </label>
      </div>
      {since && <Diff id={id} from={since} />}
    </Section>
  );
}

function Diff({ id, from }: { id: string; from: string }) {
  const [{ data, error, fetching }] = useQuery({ query: StoryChanges, variables: { id, from } });
  const diff = data?.story?.diff;
  if (error) return <Failed error={error} />;
  if (!diff) return fetching ? <Loading what="the changes" /> : null;
  const parts = [diff.articles, diff.entities, diff.relations, diff.claims, diff.changedEvents, diff.conflicts];
  if (parts.every((part) => part.length === 0)) return <p className="faint">Nothing new since then.</p>;
  return (
    <dl className="diff">
      {diff.changedEvents.length > 0 && (
        <>
          <dt>Held otherwise now</dt>
          {diff.changedEvents.map((event) => (
            <dd key={event.id}>
              <EntityLink entity={event} /> <ModalityMark modality={event.modality} polarity={event.polarity} always />
            </dd>
          ))}
        </>
      )}
      {diff.conflicts.length > 0 && (
        <>
          <dt>New contradictions</dt>
          <dd>
            <Conflicts conflicts={diff.conflicts} />
          </dd>
        </>
      )}
      {diff.articles.length > 0 && (
        <>
          <dt>New reports</dt>
          {diff.articles.map((article) => (
            <dd key={article.id}>
              <Link href={articlePath(article.id)}>
                <bdi className="name clip clip-2">{article.title}</bdi>
              </Link>{" "}
              <span className="faint small">
                <Name text={article.source?.name ?? "unknown outlet"} /> · <DateText at={article.publishedAt} />
              </span>
            </dd>
          ))}
        </>
      )}
      {diff.entities.length > 0 && (
        <>
          <dt>New in the story</dt>
          <dd>
            <EntityLinks entities={diff.entities} />
          </dd>
        </>
      )}
      {diff.claims.length > 0 && (
        <>
          <dt>New claims</dt>
          {diff.claims.map((claim) => (
            <dd key={claim.id}>
              <ClaimWords claim={claim} />
            </dd>
          ))}
        </>
      )}
      {diff.relations.length > 0 && (
        <>
          <dt>New relations</dt>
          {diff.relations.map((relation) => (
            <dd key={relation.id}>
              <RelationWords relation={relation} />
            </dd>
          ))}
        </>
      )}
    </dl>
  );
}

/** The words as an instant in UTC, or null where they aren't one. */
function instant(words: string | null): string | null {
  if (!words) return null;
  const at = new Date(words);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** When this story was looked at before this visit; null where it never was. */
function lastVisit(id: string): string | null {
  try {
    const [before, latest] = (localStorage.getItem(`dramatis-visit:${id}`) ?? "").split("|");
    const ended = latest !== undefined && Date.now() - new Date(latest).getTime() > HOUR_MS;
    return instant((ended ? latest : before) ?? null);
  } catch {
    return null;
  }
}
