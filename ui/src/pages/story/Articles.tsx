// The reports of a story with their outlets and ratings; syndicated copies are folded under what they copy.
import { Link } from "wouter";
import { articlePath } from "../../app/paths";
import { graphql } from "../../gql";
import type { StoryArticlesQuery } from "../../gql/graphql";
import { counted } from "../../parts/counted";
import { DateText } from "../../parts/Dates";
import { More } from "../../parts/More";
import { RatingMarks } from "../../parts/RatingMarks";
import { Section } from "../../parts/Section";
import { Name, OutsideLink } from "../../parts/Text";
import { usePaged } from "../../parts/usePaged";

const StoryArticles = graphql(`
  query StoryArticles($id: ID!, $after: String) {
    story(id: $id) {
      id
      articles(first: 50, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            id
            title
            url
            publishedAt
            language
            truncated
            extracted
            extractedReason
            source {
              id
              name
              country
              ratings {
                ...RatingParts
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
          }
        }
      }
    }
  }
`);

type Article = NonNullable<StoryArticlesQuery["story"]>["articles"]["edges"][number]["node"];

export function Articles({ id }: { id: string }) {
  const list = usePaged(StoryArticles, { id }, (data) => data.story?.articles);
  const held = new Set(list.items.map((article) => article.id));
  const copies = Map.groupBy(
    list.items.filter((article) => article.copyOf && held.has(article.copyOf.id)),
    (article) => article.copyOf?.id ?? "",
  );
  const originals = list.items.filter((article) => !article.copyOf || !held.has(article.copyOf.id));
  return (
    <Section id="articles" title="Articles" count={list.total} note="Newest first; copies of one text are folded.">
      <ul className="articles">
        {originals.map((article) => (
          <li key={article.id}>
            <Row article={article} />
            <Copies copies={copies.get(article.id) ?? []} />
          </li>
        ))}
      </ul>
      <More list={list} what="the articles" none="No report of this story is held, only what a pasted page says." />
    </Section>
  );
}

function Row({ article }: { article: Article }) {
  return (
    <article className="article-row">
      <h3>
        <Link href={articlePath(article.id)}>
          <bdi className="name clip clip-2">{article.title}</bdi>
        </Link>
      </h3>
      <p className="article-facts">
        <OutsideLink url={article.url}>
          <Name text={article.source?.name ?? "unknown outlet"} />
        </OutsideLink>
        <DateText at={article.publishedAt} clock />
        {article.source && <RatingMarks ratings={article.source.ratings} />}
        {article.copyOf && (
          <span>
            copy of <Link href={articlePath(article.copyOf.id)}>{article.copyOf.source?.name ?? "another text"}</Link>
          </span>
        )}
        {article.truncated && <span className="mark">only its beginning is held</span>}
        {!article.extracted && (
          <span className="mark" title={article.extractedReason ?? undefined}>
            not read{article.language && article.language !== "en" ? `: written in ${languageName(article.language)}` : ""}
          </span>
        )}
      </p>
    </article>
  );
}

function Copies({ copies }: { copies: readonly Article[] }) {
  if (copies.length === 0) return null;
  return (
    <details className="copies">
      <summary>{counted(copies.length, "copy", "copies")} in other outlets</summary>
      <ul>
        {copies.map((copy) => (
          <li key={copy.id}>
            <Row article={copy} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** English name of a language by its ISO code; the code where the browser knows no name. */
function languageName(code: string): string {
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}
