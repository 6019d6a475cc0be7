// What was found for the words in the address, by kind; without words, what is held of a kind.
import { useQuery } from "urql";
import { Link, useSearchParams } from "wouter";
import { searchPath } from "../app/paths";
import { graphql } from "../gql";
import type { SearchKind } from "../gql/enums";
import { counted } from "../parts/counted";
import { KIND_WORDS, KindShape } from "../parts/Marks";
import { More } from "../parts/More";
import { usePaged } from "../parts/usePaged";
import { Browse } from "./search/Browse";
import { Hit } from "./search/Hit";
import "../styles/search.css";

const KINDS: readonly SearchKind[] = [
  "STORY",
  "PERSON",
  "ORGANIZATION",
  "PLACE",
  "EVENT",
  "DOCUMENT",
  "ARTICLE",
  "CLAIM",
];

const Search = graphql(`
  query Search($text: String!, $kinds: [SearchKind!], $after: String) {
    search(text: $text, kinds: $kinds, first: 25, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...HitParts
        }
      }
    }
  }
`);

const SearchFacets = graphql(`
  query SearchFacets($text: String!) {
    search(text: $text, first: 1) {
      facets {
        field
        buckets {
          label
          count
        }
      }
    }
  }
`);

export default function SearchPage() {
  const [params] = useSearchParams();
  const text = (params.get("q") ?? "").trim();
  const asked = params.getAll("kind");
  const kinds = KINDS.filter((kind) => asked.includes(kind));
  return (
    <div className="page search-page">
      <title>{text ? `${text.slice(0, 80)} · Search · Dramatis` : "Search · Dramatis"}</title>
      {text ? <Found text={text} kinds={kinds} /> : <Browse kind={kinds[0] ?? null} />}
    </div>
  );
}

function Found({ text, kinds }: { text: string; kinds: readonly SearchKind[] }) {
  const list = usePaged(Search, { text, kinds: kinds.length > 0 ? [...kinds] : null }, (data) => data.search);
  return (
    <>
      <h1 className="search-title">
        <span className="faint">Found for</span> <bdi className="name clip clip-2">{text}</bdi>
      </h1>
      <Facets text={text} kinds={kinds} />
      <p className="unseen" role="status">
        {list.total !== null ? counted(list.total, "hit") : ""}
      </p>
      <ol className="hits">
        {list.items.map((hit) => (
          <li key={hit.node.id}>
            <Hit hit={hit} words={text} />
          </li>
        ))}
      </ol>
      <More list={list} what="what was found" none="Nothing that is held has all of these words." />
    </>
  );
}

/** A link a kind, with its count; choosing one narrows, choosing it again widens. */
function Facets({ text, kinds }: { text: string; kinds: readonly SearchKind[] }) {
  // Over all kinds, so that a chosen one still shows what the others hold.
  const [{ data }] = useQuery({ query: SearchFacets, variables: { text } });
  const buckets = data?.search.facets.find((facet) => facet.field === "kind")?.buckets;
  return (
    <nav aria-label="Kinds">
      <ul className="facets">
        <li>
          <Link href={searchPath(text)} aria-current={kinds.length === 0 ? "true" : undefined}>
            All kinds
          </Link>
        </li>
        {KINDS.map((kind) => {
          const on = kinds.includes(kind);
          const number = buckets ? (buckets.find((bucket) => bucket.label === kind)?.count ?? 0) : null;
          if (number === 0 && !on) return null;
          const next = on ? kinds.filter((each) => each !== kind) : [...kinds, kind];
          return (
            <li key={kind}>
              <Link href={searchPath(text, next)} aria-current={on ? "true" : undefined}>
                <KindShape kind={kind} />
                {KIND_WORDS[kind][1]}
                {number !== null && <span className="number faint"> {number.toLocaleString("en")}</span>}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
