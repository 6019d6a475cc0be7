// An article: its text with names and evidence marked, and what was changed in it after it was published.
import { useQuery } from "urql";
import { Link, useSearchParams } from "wouter";
import { articlePath, storyPath } from "../app/paths";
import { graphql } from "../gql";
import type { ArticlePageQuery } from "../gql/graphql";
import { counted } from "../parts/counted";
import { DateText } from "../parts/Dates";
import { EntityLinks } from "../parts/EntityLink";
import { Failed, Loading } from "../parts/Loading";
import { KindMark } from "../parts/Marks";
import { RatingMarks } from "../parts/RatingMarks";
import { Section } from "../parts/Section";
import { Clip, Name, OutsideLink } from "../parts/Text";
import { MarkedText } from "./article/MarkedText";
import { Versions } from "./article/Versions";
import "../styles/story.css";
import "../styles/article.css";

const ArticleQuery = graphql(`
  query ArticlePage($id: ID!) {
    node(id: $id) {
      id
      ... on Article {
        articleKind: kind
        url
        title
        language
        truncated
        extracted
        extractedReason
        publishedAt
        source {
          id
          name
          domain
          country
          ratings {
            ...RatingParts
          }
          owners {
            owner {
              id
              ...EntityParts
            }
            catalogue {
              id
              name
            }
          }
        }
        copyOf {
          id
          title
          source {
            id
            name
          }
        }
        story {
          id
          title
        }
        entities(first: 60) {
          totalCount
          edges {
            node {
              id
              ...EntityParts
            }
          }
        }
        versions(first: 20) {
          ...VersionParts
        }
      }
    }
  }
`);

type Article = Extract<NonNullable<ArticlePageQuery["node"]>, { __typename: "Article" }>;

export default function ArticlePage({ id }: { id: string }) {
  const [{ data, error, fetching }, again] = useQuery({ query: ArticleQuery, variables: { id } });
  const [params] = useSearchParams();
  const article = data?.node;
  if (error && !data)
    return (
      <div className="page">
        <Failed error={error} onRetry={() => again({ requestPolicy: "network-only" })} />
      </div>
    );
  if (article?.__typename !== "Article")
    return (
      <div className="page">
        {fetching ? (
          <Loading what="the article" />
        ) : (
          <>
            <title>No such article · Dramatis</title>
            <h1>There is no such article</h1>
            <p>
              It may have been removed. <Link href="/search?kind=ARTICLE">All articles</Link>
            </p>
          </>
        )}
      </div>
    );
  const [current] = article.versions;
  const shown = article.versions.find((version) => version.id === params.get("v")) ?? current;
  return (
    <div className="page article-page">
      <title>{`${article.title.slice(0, 120)} · Dramatis`}</title>
      <Head article={article} title={shown?.title ?? article.title} />
      <div className="story-columns">
        <div className="story-main">
          {shown && shown !== current && (
            <p className="older" role="note">
              This is the text as it was first seen <DateText at={shown.seenAt} clock />.{" "}
              <Link href={articlePath(article.id)}>Show the current one</Link>
            </p>
          )}
          {shown && <MarkedText article={article.id} version={shown} evidence={spanOf(params.get("s"))} />}
        </div>
        <aside className="story-side" aria-label="About the article">
          <Outlet article={article} />
          <Section id="entities" title="Names" count={article.entities.totalCount}>
            <div className="article-entities">
              <EntityLinks entities={article.entities.edges.map((edge) => edge.node)} />
            </div>
            {article.entities.totalCount === 0 && <p className="faint small">No name was read out of it.</p>}
          </Section>
          <Versions article={article.id} versions={article.versions} shown={shown?.id ?? null} />
        </aside>
      </div>
    </div>
  );
}

function Head({ article, title }: { article: Article; title: string }) {
  return (
    <header className="story-head">
      <p className="kicker">{article.articleKind === "STORY_PAGE" ? "Pasted story page" : <KindMark kind="ARTICLE" />}</p>
      <h1>
        <Clip text={title} />
      </h1>
      <p className="story-facts">
        <span>
          <OutsideLink url={article.url}>
            <Name text={article.source?.name ?? "Unknown outlet"} />
          </OutsideLink>
        </span>
        <DateText at={article.publishedAt} clock />
        {article.story && (
          <span className="clip clip-2">
            in{" "}
            <Link href={storyPath(article.story.id)}>
              <Name text={article.story.title} />
            </Link>
          </span>
        )}
        {article.copyOf && (
          <span>
            a copy of{" "}
            <Link href={articlePath(article.copyOf.id)}>
              <Name text={article.copyOf.source?.name ?? article.copyOf.title} />
            </Link>
          </span>
        )}
        {article.versions.length > 1 && <a href="#versions">{counted(article.versions.length, "version")}</a>}
        {article.truncated && <span className="mark">only its beginning is held</span>}
        {!article.extracted && (
          <span className="mark">
            nothing was read out of it{article.extractedReason && <>: {article.extractedReason}</>}
          </span>
        )}
      </p>
    </header>
  );
}

function Outlet({ article }: { article: Article }) {
  const { source } = article;
  if (!source) return null;
  return (
    <Section id="outlet" title="Outlet">
      <p>
        <Name text={source.name} /> {source.domain && source.domain !== source.name && (
          <span className="faint">
            <Name text={source.domain} />
          </span>
        )}
      </p>
      <p className="article-facts">
        <RatingMarks ratings={source.ratings} />
      </p>
      {source.owners.map(({ owner, catalogue }) => (
        <p key={`${owner.id}:${catalogue.id}`} className="small">
          owned by <EntityLinks entities={[owner]} />{" "}
          <span className="faint">
            says <Name text={catalogue.name} />
          </span>
        </p>
      ))}
    </Section>
  );
}

/** `12-40` as a span; null where it isn't one. */
function spanOf(words: string | null): { start: number; end: number } | null {
  const found = /^(\d{1,9})-(\d{1,9})$/.exec(words ?? "");
  return found ? { start: Number(found[1]), end: Number(found[2]) } : null;
}
