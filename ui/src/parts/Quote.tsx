// The sentence that carries a fact, its span marked, and the way to where it stands in the article.
import { Link } from "wouter";
import { articlePath } from "../app/paths";
import { graphql } from "../gql";
import type { QuotePartsFragment } from "../gql/graphql";
import { DateText } from "./Dates";
import { Name } from "./Text";

export const QuoteParts = graphql(`
  fragment QuoteParts on Quote {
    sentence
    start
    end
    text
    version {
      id
    }
    article {
      id
      title
      kind
      publishedAt
      source {
        id
        name
      }
    }
  }
`);

export function Quote({ quote }: { quote: QuotePartsFragment }) {
  const { article } = quote;
  const to = articlePath(article.id, { version: quote.version.id, start: quote.start, end: quote.end });
  return (
    <figure className="quote">
      <blockquote>
        <Link href={to} className="quote-words" title="Show it in the article">
          <Marked sentence={quote.sentence} span={quote.text} />
        </Link>
      </blockquote>
      <figcaption>
        <Name text={sourceWords(article)} /> · <DateText at={article.publishedAt} />
      </figcaption>
    </figure>
  );
}

/** All the sentences at hand, or that there are none. */
export function Quotes({ quotes, total }: { quotes: readonly QuotePartsFragment[]; total?: number }) {
  if (quotes.length === 0) return <p className="faint">No sentence is held for this.</p>;
  const more = (total ?? quotes.length) - quotes.length;
  return (
    <div className="quotes">
      {quotes.map((quote) => (
        <Quote key={`${quote.version.id}:${quote.start}-${quote.end}`} quote={quote} />
      ))}
      {more > 0 && <p className="faint small">and {more.toLocaleString("en")} more</p>}
    </div>
  );
}

function Marked({ sentence, span }: { sentence: string; span: string }) {
  const at = sentence.indexOf(span);
  if (at < 0 || span === "" || span.length === sentence.length) return <bdi className="name">{sentence}</bdi>;
  return (
    <bdi className="name">
      {sentence.slice(0, at)}
      <mark>{span}</mark>
      {sentence.slice(at + span.length)}
    </bdi>
  );
}

/** Who published it: the outlet, else what kind of text it is. */
export function sourceWords(article: { kind: string; source?: { name: string } | null }): string {
  return article.source?.name ?? (article.kind === "STORY_PAGE" ? "pasted story page" : "unknown outlet");
}
