// What is held of one kind, without words to search for: the most reported first.
import { type ReactNode } from "react";
import { Link } from "wouter";
import { articlePath, entityPath } from "../../app/paths";
import { graphql } from "../../gql";
import type { EntityKind, SearchKind } from "../../gql/enums";
import { counted } from "../../parts/counted";
import { DateText, Period } from "../../parts/Dates";
import { KIND_WORDS, KindMark, KindShape, ModalityMark } from "../../parts/Marks";
import { More } from "../../parts/More";
import { sourceWords } from "../../parts/Quote";
import { StoryCard } from "../../parts/StoryCard";
import { Name } from "../../parts/Text";
import { usePaged } from "../../parts/usePaged";

const BrowseStories = graphql(`
  query BrowseStories($after: String) {
    stories(first: 20, after: $after, sort: { field: ARTICLE_COUNT }) {
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

const BrowseEntities = graphql(`
  query BrowseEntities($kinds: [EntityKind!], $after: String) {
    entities(first: 50, after: $after, filter: { kinds: $kinds }, sort: { field: ARTICLE_COUNT }) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          name
          kind
          articleCount
          sourceCount
          lastSeen
          ... on Event {
            modality
            polarity
            start
            end
          }
        }
      }
    }
  }
`);

const BrowseArticles = graphql(`
  query BrowseArticles($after: String) {
    articles(first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          kind
          title
          publishedAt
          source {
            id
            name
          }
        }
      }
    }
  }
`);

const KINDS = ["STORY", "PERSON", "ORGANIZATION", "PLACE", "EVENT", "DOCUMENT", "ARTICLE"] as const;

export function Browse({ kind }: { kind: SearchKind | null }) {
  return (
    <>
      <h1>{kind ? KIND_WORDS[kind][1] : "Search"}</h1>
      <nav aria-label="Kinds">
        <ul className="facets">
          {KINDS.map((each) => (
            <li key={each}>
              <Link href={`/search?kind=${each}`} aria-current={each === kind ? "true" : undefined}>
                <KindShape kind={each} />
                {KIND_WORDS[each][1]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Held kind={kind} />
    </>
  );
}

function Held({ kind }: { kind: SearchKind | null }) {
  if (kind === null || kind === "CLAIM")
    return <p className="faint">Write words into the box above, or choose a kind to see what is most reported.</p>;
  if (kind === "STORY") return <Stories />;
  if (kind === "ARTICLE") return <Articles />;
  return <Entities key={kind} kind={kind} />;
}

function Stories() {
  const list = usePaged(BrowseStories, {}, (data) => data.stories);
  return (
    <>
      <ul className="cards">
        {list.items.map((story) => (
          <li key={story.id}>
            <StoryCard story={story} />
          </li>
        ))}
      </ul>
      <More list={list} what="the stories" none="No stories are held." />
    </>
  );
}

function Articles() {
  const list = usePaged(BrowseArticles, {}, (data) => data.articles);
  return (
    <>
      <ol className="hits">
        {list.items.map((article) => (
          <li key={article.id}>
            <Row to={articlePath(article.id)} name={article.title} mark={<KindMark kind="ARTICLE" />}>
              <Name text={sourceWords({ kind: article.kind, source: article.source ?? null })} />
              <DateText at={article.publishedAt} />
            </Row>
          </li>
        ))}
      </ol>
      <More list={list} what="the articles" none="No articles are held." />
    </>
  );
}

function Entities({ kind }: { kind: EntityKind }) {
  const list = usePaged(BrowseEntities, { kinds: [kind] }, (data) => data.entities);
  return (
    <>
      <ol className="hits">
        {list.items.map((entity) => (
          <li key={entity.id}>
            <Row to={entityPath(entity.id)} name={entity.name} mark={<KindMark kind={entity.kind} />}>
              {entity.__typename === "Event" && (
                <>
                  <ModalityMark modality={entity.modality} polarity={entity.polarity} always />
                  <span>
                    <Period start={entity.start} end={entity.end} />
                  </span>
                </>
              )}
              <span className="number">{counted(entity.articleCount, "report")}</span>
              <span className="number">{counted(entity.sourceCount, "outlet")}</span>
            </Row>
          </li>
        ))}
      </ol>
      <More list={list} what="what is held" none="Nothing of this kind is held." />
    </>
  );
}

function Row({ to, name, mark, children }: { to: string; name: string; mark: ReactNode; children: ReactNode }) {
  return (
    <article className="hit">
      {mark}
      <div>
        <h2 className="hit-title">
          <Link href={to}>
            <bdi className="name clip clip-2">{name}</bdi>
          </Link>
        </h2>
        <p className="hit-facts">{children}</p>
      </div>
    </article>
  );
}
