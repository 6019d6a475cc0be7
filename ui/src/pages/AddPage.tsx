// Paste or drop a text, a file or an address, and watch it become a graph.
import { type ChangeEvent, type DragEvent, type FormEvent, useEffect, useRef, useState } from "react";
import { type CombinedError, useMutation } from "urql";
import { useSearchParams } from "wouter";
import { outsideAddress } from "../app/paths";
import { graphql } from "../gql";
import { wordsOf } from "../parts/Loading";
import { JobProgress } from "./add/JobProgress";
import "../styles/add.css";

const IngestText = graphql(`
  mutation IngestText($text: String!, $title: String, $source: String, $url: String, $publishedAt: DateTime) {
    ingestText(text: $text, title: $title, source: $source, url: $url, publishedAt: $publishedAt) {
      id
    }
  }
`);

const IngestUrl = graphql(`
  mutation IngestUrl($url: String!) {
    ingestUrl(url: $url) {
      id
    }
  }
`);

/** The server takes requests of a megabyte; a text needs some of it for what stands around it. */
const LONGEST_BYTES = 900_000;

export default function AddPage() {
  const [params, setParams] = useSearchParams();
  const jobs = params.getAll("job");
  const [text, setText] = useState("");
  const [over, setOver] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [ingesting, ingestText] = useMutation(IngestText);
  const [fetching, ingestUrl] = useMutation(IngestUrl);
  const picker = useRef<HTMLInputElement>(null);
  const reading = useRef<HTMLElement>(null);
  const [followed, setFollowed] = useState(0);
  // On a small screen the form fills it: what was handed in just now is scrolled to, so that it is seen being read.
  useEffect(() => {
    if (followed > 0) reading.current?.scrollIntoView({ block: "start" });
  }, [followed]);
  const busy = ingesting.fetching || fetching.fetching;
  const address = onlyAddress(text);

  const follow = (id: string) => {
    setParams((old) => {
      const next = new URLSearchParams(old);
      next.append("job", id);
      return next;
    });
    setFollowed((count) => count + 1);
  };
  const said = (error: CombinedError | undefined, name: string) =>
    setTrouble(error ? `${name}: ${wordsOf(error)}` : null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (address !== null) {
      const { data, error } = await ingestUrl({ url: address });
      said(error, "The address");
      if (data) follow(data.ingestUrl.id);
    } else {
      const given = detailsOf(new FormData(form));
      const { data, error } = await ingestText({ text, ...given });
      said(error, "The text");
      if (data) follow(data.ingestText.id);
      if (error) return;
    }
    setText("");
  };

  const readFiles = async (files: FileList | null) => {
    for (const file of Array.from(files ?? [])) {
      if (file.size > LONGEST_BYTES) {
        setTrouble(`${file.name} is larger than ${LONGEST_BYTES / 1000} kB; run dramatis ingest on the server for it.`);
        continue;
      }
      const { data, error } = await ingestText({ text: await file.text() });
      said(error, file.name);
      if (data) follow(data.ingestText.id);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (event.dataTransfer.files.length > 0) void readFiles(event.dataTransfer.files);
    else setText(event.dataTransfer.getData("text/plain"));
  };

  return (
    <div className="page add-page">
      <title>Add · Dramatis</title>
      <h1>Add to the graph</h1>
      <p className="lead">
        An article’s text, a pasted story page, a feed, lines of JSON, or an address to fetch. What was read before adds
        nothing.
      </p>
      <form
        className={over ? "drop drop-over" : "drop"}
        onSubmit={(event) => void submit(event)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <label htmlFor="text">Paste a text or an address, or drop files here</label>
        <textarea
          id="text"
          name="text"
          className="field"
          rows={12}
          required
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {address === null && <Details />}
        <p className="drop-doors">
          <button type="submit" className="button button-main" disabled={busy || text.trim() === ""}>
            {busy ? "Sending …" : address !== null ? "Fetch the address" : "Read the text"}
          </button>
          <button type="button" className="button" disabled={busy} onClick={() => picker.current?.click()}>
            Choose files …
          </button>
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            aria-label="Files"
            accept=".txt,.md,.html,.htm,.xml,.rss,.atom,.json,.jsonl,text/*"
            onChange={(event: ChangeEvent<HTMLInputElement>) => {
              void readFiles(event.target.files);
              event.target.value = "";
            }}
          />
        </p>
        {trouble !== null && (
          <p className="bad" role="alert">
            <bdi>{trouble}</bdi>
          </p>
        )}
      </form>
      {jobs.length > 0 && (
        <section ref={reading} aria-labelledby="jobs-title" className="section">
          <h2 id="jobs-title">Being read</h2>
          <ul className="jobs">
            {[...jobs].reverse().map((id) => (
              <li key={id}>
                <JobProgress id={id} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Details() {
  return (
    <details className="add-details">
      <summary>Headline, outlet, address and date, where they are known</summary>
      <div className="add-fields">
        <label>
          Headline <input className="field" name="title" maxLength={2000} />
        </label>
        <label>
          Outlet <input className="field" name="source" maxLength={200} placeholder="example.com" />
        </label>
        <label>
          Address <input className="field" name="url" type="url" maxLength={2000} />
        </label>
        <label>
          Published (UTC) <input className="field" name="publishedAt" type="datetime-local" />
        </label>
      </div>
    </details>
  );
}

/** What was filled in beside the text; an empty field is left out. */
function detailsOf(form: FormData): { title?: string; source?: string; url?: string; publishedAt?: string } {
  const said = (name: string) => String(form.get(name) ?? "").trim();
  const published = said("publishedAt");
  return {
    ...(said("title") ? { title: said("title") } : {}),
    ...(said("source") ? { source: said("source") } : {}),
    ...(said("url") ? { url: said("url") } : {}),
    ...(published ? { publishedAt: new Date(`${published}Z`).toISOString() } : {}),
  };
}

/** The text if it is one web address and nothing else. */
function onlyAddress(text: string): string | null {
  const words = text.trim();
  return /^https?:\/\/\S+$/i.test(words) ? outsideAddress(words) : null;
}
