// Keeping and sharing what is shown: its address, saved views, pictures, files, and the query that gives the same.
import { type FormEvent, useState } from "react";
import { useClient, useQuery } from "urql";
import { Link } from "wouter";
import { download } from "../exports/download";
import { wordsOf } from "../parts/Loading";
import { Name } from "../parts/Text";
import { DateText } from "../parts/Dates";
import { deleteCanvas, saveCanvas, SavedCanvases } from "./askViews";
import { fromSaved, toSaved } from "./saved";
import type { SideProps } from "./Side";
import { documentOf, fileOf, FORMATS, queryOf } from "./takeaway";
import { titleOf } from "./title";

export function SharePanel({ desk, state, shown, board, long }: SideProps) {
  const client = useClient();
  const [{ data, error }, again] = useQuery({ query: SavedCanvases, requestPolicy: "cache-and-network" });
  const [name, setName] = useState(state.saved?.name ?? "");
  const view = state.history.now.value;
  const empty = shown.nodes.length === 0;
  const title = titleOf(state) ?? "Graph";
  const canvases = (data?.views ?? []).filter((kept) => fromSaved(kept.layout) !== null);

  const during = async (what: () => Promise<string>) => {
    try {
      desk.tell(await what());
    } catch (reason) {
      desk.tell(reason instanceof Error ? wordsOf(reason) : String(reason), true);
    }
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    void during(async () => {
      const { query, variables } = queryOf(shown);
      const places = board.current?.places() ?? new Map();
      const layout = toSaved(view, places, state.story?.id ?? null, state.length);
      const kept = await saveCanvas(client, { name: name.trim(), query, variables, layout });
      desk.setSaved(kept);
      again({ requestPolicy: "network-only" });
      return `Saved as “${kept.name}”`;
    });
  };
  const copy = (words: string, did: string) => during(async () => {
    await navigator.clipboard.writeText(words);
    return did;
  });
  const take = (format: (typeof FORMATS)[number]) =>
    during(async () => {
      const file = await fileOf(format.name, { title, shown, board: board.current });
      download(file.name, file.content);
      return `Downloaded ${file.name}`;
    });
  return (
    <div className="canvas-share">
      <section aria-labelledby="share-link">
        <h3 id="share-link">Address</h3>
        <p>
          {long
            ? "This view is too long for an address. Save it, and share the address of the saved view."
            : "The address of this page restores what you see, with today’s knowledge."}
        </p>
        <div className="canvas-row">
          <button type="button" className="button" disabled={long} onClick={() => void copy(location.href, "Copied the address")}>
            Copy the address
          </button>
          <button
            type="button"
            className="button"
            disabled={empty}
            onClick={() => void copy(documentOf(shown), "Copied as GraphQL; it runs as it is, in GraphiQL too")}
          >
            Copy as GraphQL
          </button>
        </div>
      </section>
      <section aria-labelledby="share-save">
        <h3 id="share-save">Saved views</h3>
        <form className="canvas-row" onSubmit={save}>
          <label className="unseen" htmlFor="share-name">
            Name of the view
          </label>
          <input id="share-name" className="field" required maxLength={200} placeholder="Name of the view" value={name} onChange={(event) => setName(event.target.value)} />
          <button type="submit" className="button button-main" disabled={empty}>
            Save with layout
          </button>
        </form>
        {error && <p className="faint">{wordsOf(error)}</p>}
        <ul className="canvas-saved">
          {canvases.map((kept) => (
            <li key={kept.id}>
              <Link href={`/graph?view=${kept.id}`}>
                <Name text={kept.name} />
              </Link>
              <span className="faint">
                <bdi>{kept.author}</bdi>, <DateText at={kept.at} />
              </span>
              <button
                type="button"
                className="button"
                aria-label={`Delete ${kept.name}`}
                onClick={() =>
                  void during(async () => {
                    await deleteCanvas(client, kept.id);
                    again({ requestPolicy: "network-only" });
                    return `Deleted “${kept.name}”`;
                  })
                }
              >
                <span aria-hidden="true">✕</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="share-files">
        <h3 id="share-files">Download</h3>
        <ul className="canvas-files">
          {FORMATS.map((format) => (
            <li key={format.name}>
              <button type="button" className="button" disabled={empty} onClick={() => void take(format)}>
                {format.title}
              </button>
              <span className="faint">{format.words}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
