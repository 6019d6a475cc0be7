// What people wrote beside an entity, and what they changed of it.
import { type FormEvent, useRef } from "react";
import { useMutation, useQuery } from "urql";
import { graphql } from "../../gql";
import { DateText } from "../../parts/Dates";
import { Failed, isForbidden, wordsOf } from "../../parts/Loading";
import { Section } from "../../parts/Section";
import { Name } from "../../parts/Text";

const EntityNotes = graphql(`
  query EntityNotes($id: ID!) {
    entity(id: $id) {
      id
      notes(first: 50) {
        id
        text
        author
        at
      }
      history(first: 50) {
        at
        principal
        operation
        target
      }
    }
  }
`);

const AddNote = graphql(`
  mutation AddNote($target: ID!, $text: String!) {
    addNote(target: $target, text: $text) {
      id
      text
      author
      at
    }
  }
`);

export function Notebook({ id }: { id: string }) {
  const [{ data, error }, again] = useQuery({ query: EntityNotes, variables: { id } });
  const [adding, add] = useMutation(AddNote);
  const form = useRef<HTMLFormElement>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get("note") ?? "").trim();
    if (text === "" || (await add({ target: id, text })).error) return;
    form.current?.reset();
    again({ requestPolicy: "network-only" });
  };
  if (isForbidden(error))
    return (
      <Section id="notes" title="Notes">
        <p className="faint small">Notes and who changed what are for analysts; your key is of another role.</p>
      </Section>
    );
  const notes = data?.entity?.notes ?? [];
  const history = data?.entity?.history ?? [];
  return (
    <>
      <Section id="notes" title="Notes" count={data ? notes.length : null}>
        {error && <Failed error={error} />}
        <ul className="notes">
          {notes.map((note) => (
            <li key={note.id}>
              <p className="note-text">
                <Name text={note.text} />
              </p>
              <p className="faint small">
                <Name text={note.author} />, <DateText at={note.at} clock />
              </p>
            </li>
          ))}
        </ul>
        <form ref={form} className="note-form" onSubmit={(event) => void submit(event)}>
          <label htmlFor="note">Write a note</label>
          <textarea id="note" name="note" className="field" rows={3} required maxLength={20_000} />
          <button type="submit" className="button" disabled={adding.fetching}>
            Add the note
          </button>
          {adding.error && (
            <p className="bad small" role="alert">
              {wordsOf(adding.error)}
            </p>
          )}
        </form>
      </Section>
      <Section id="history" title="History" count={data ? history.length : null} note="What people changed of it.">
        {data && history.length === 0 && <p className="faint small">Nobody has changed anything.</p>}
        <ul className="history">
          {history.map((entry, place) => (
            // Entries have no id; the list is drawn anew as a whole.
            <li key={place}>
              <DateText at={entry.at} clock /> <Name text={entry.operation} />{" "}
              <span className="faint">
                by <Name text={entry.principal} />
              </span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
