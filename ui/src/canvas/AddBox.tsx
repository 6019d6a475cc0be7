// Search to add: suggestions as one types; what is picked comes onto the canvas.
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../gql";
import { counted } from "../parts/counted";
import { type Kind, KindMark } from "../parts/Marks";
import { type Desk, USUAL_OF_STORY } from "./desk";

const Addable = graphql(`
  query CanvasAddable($text: String!) {
    suggest(prefix: $text, kinds: [PERSON, ORGANIZATION, PLACE, DOCUMENT, EVENT, STORY], first: 10) {
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

interface Choice {
  readonly id: string;
  readonly label: string;
  readonly kind: Kind;
  readonly reports: number;
}

/** As in the search box of every page. */
const PAUSE_MS = 120;

export function AddBox({ desk, large = false }: { desk: Desk; large?: boolean }) {
  const [text, setText] = useState("");
  const [settled, setSettled] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const id = useId();
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);

  const [{ data, fetching }] = useQuery({ query: Addable, variables: { text: settled }, pause: !open || settled.length < 2 });
  const choices: Choice[] =
    settled.length < 2
      ? []
      : (data?.suggest ?? []).flatMap((node): Choice[] => {
          if (node.__typename === "Story") return [{ id: node.id, label: node.title, kind: "STORY", reports: node.articleCount }];
          return "name" in node ? [{ id: node.id, label: node.name, kind: node.kind, reports: node.articleCount }] : [];
        });
  const shown = open && choices.length > 0;

  const add = (choice: Choice | undefined) => {
    if (!choice) return;
    setText("");
    setSettled("");
    setOpen(false);
    if (choice.kind === "STORY") void desk.addStory(choice.id, USUAL_OF_STORY);
    else void desk.addEntities([choice.id]);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === "Escape") setOpen(false);
    if (event.key === "Enter") {
      event.preventDefault();
      add(choices[active]);
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    setOpen(true);
    if (choices.length > 0) setActive((active + (event.key === "ArrowDown" ? 1 : -1) + choices.length) % choices.length);
  };

  return (
    <div className={large ? "search search-large canvas-add" : "search canvas-add"}>
      <label className="unseen" htmlFor={`${id}-box`}>
        Add to the graph
      </label>
      <input
        id={`${id}-box`}
        className="field search-field"
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        placeholder="Add a person, organisation, place, event, story …"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown ? `${id}-${active}` : undefined}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setOpen(true);
          setActive(0);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={keys}
      />
      <ul id={`${id}-list`} role="listbox" aria-label="Found" className="suggestions" hidden={!shown}>
        {choices.map((choice, place) => (
          <li
            key={choice.id}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => add(choice)}
          >
            <bdi className="name clip clip-1">{choice.label}</bdi>
            <KindMark kind={choice.kind} />
            <span className="faint number">{counted(choice.reports, "report")}</span>
          </li>
        ))}
      </ul>
      <span className="unseen" role="status">
        {open && settled.length >= 2 && !fetching ? counted(choices.length, "suggestion") : ""}
      </span>
    </div>
  );
}
