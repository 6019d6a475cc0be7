// The one box: suggestions as one types, the arrows walk them, Enter searches or goes to the one picked.
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useQuery } from "urql";
import { useLocation, useSearchParams } from "wouter";
import { nodePath, searchPath } from "../app/paths";
import { graphql } from "../gql";
import type { SuggestQuery } from "../gql/graphql";
import { type Kind, KindMark } from "./Marks";

const Suggest = graphql(`
  query Suggest($text: String!) {
    suggest(prefix: $text, kinds: [PERSON, ORGANIZATION, PLACE, DOCUMENT, EVENT, STORY], first: 9) {
      id
      ... on Entity {
        name
        kind
        articleCount
      }
      ... on Story {
        title
        articleCount
      }
    }
  }
`);

type Found = SuggestQuery["suggest"][number];
interface Suggestion {
  path: string;
  label: string;
  kind: Kind;
  reports: number;
}

/** A pause of this length between two keys asks; shorter ones ask for words that nobody waits for. */
const PAUSE_MS = 120;

export function SearchBox({ large = false }: { large?: boolean }) {
  const [, go] = useLocation();
  const [params] = useSearchParams();
  const asked = params.get("q") ?? "";
  const [text, setText] = useState(asked);
  const [settled, setSettled] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  useEffect(() => setText(asked), [asked]);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  useSlashKey(input);

  const [{ data, fetching }] = useQuery({
    query: Suggest,
    variables: { text: settled },
    pause: !open || settled.length < 2,
  });
  const suggestions =
    settled.length < 2 ? [] : (data?.suggest ?? []).flatMap((found) => suggestionOf(found) ?? []);
  const shown = open && suggestions.length > 0;
  const picked = shown ? suggestions[active] : undefined;

  const leave = (path: string) => {
    setOpen(false);
    setActive(-1);
    input.current?.blur();
    go(path);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (picked) leave(picked.path);
    else if (text.trim()) leave(searchPath(text.trim()));
  };
  const walk = (event: KeyboardEvent) => {
    if (event.key === "Escape") setOpen(false);
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    if (!shown) return setOpen(true);
    const step = event.key === "ArrowDown" ? 1 : -1;
    // One place more than there are suggestions: the box itself.
    const places = suggestions.length + 1;
    setActive(((active + 1 + step + places) % places) - 1);
  };

  return (
    <form role="search" className={large ? "search search-large" : "search"} onSubmit={submit}>
      <label className="unseen" htmlFor={`${id}-box`}>
        Search people, organisations, places, events, documents and stories
      </label>
      <input
        id={`${id}-box`}
        ref={input}
        className="field search-field"
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        placeholder={large ? "A person, an organisation, a place, an event, a story …" : "Search  ( / )"}
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={picked ? `${id}-${active}` : undefined}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setOpen(true);
          setActive(-1);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={walk}
      />
      <button type="submit" className={large ? "button button-main" : "unseen"} tabIndex={large ? 0 : -1}>
        Search
      </button>
      <ul id={`${id}-list`} role="listbox" aria-label="Suggestions" className="suggestions" hidden={!shown}>
        {suggestions.map((each, place) => (
          <li
            key={each.path}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === active}
            // The box must keep the focus, or the list would close before the click.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => leave(each.path)}
          >
            <bdi className="name clip clip-1">{each.label}</bdi>
            <KindMark kind={each.kind} />
            <span className="faint number">
              {each.reports} {each.reports === 1 ? "report" : "reports"}
            </span>
          </li>
        ))}
      </ul>
      <span className="unseen" role="status">
        {open && settled.length >= 2 && !fetching ? `${suggestions.length} suggestions` : ""}
      </span>
    </form>
  );
}

function suggestionOf(found: Found): Suggestion | null {
  const path = nodePath(found);
  if (path === null) return null;
  if (found.__typename === "Story")
    return { path, label: found.title, kind: "STORY", reports: found.articleCount };
  if ("name" in found) return { path, label: found.name, kind: found.kind, reports: found.articleCount };
  return null;
}

/** `/` anywhere outside a field goes to the box. */
function useSlashKey(input: React.RefObject<HTMLInputElement | null>) {
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      const at = event.target;
      if (at instanceof HTMLElement && at.closest("input, textarea, select, [contenteditable]")) return;
      event.preventDefault();
      input.current?.focus();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [input]);
}
