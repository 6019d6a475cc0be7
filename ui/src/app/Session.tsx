// The GraphQL client of this tab, and the question for a key where the server wants one.
import { type FormEvent, type ReactNode, useEffect, useMemo, useState } from "react";
import { Provider } from "urql";
import { createGraphQLClient } from "../graphql/client";
import { KEY_WANTED, keepKey, readKey } from "../graphql/key";

export function Session({ children }: { children: ReactNode }) {
  const [turn, setTurn] = useState(0);
  const [wanted, setWanted] = useState(false);
  // A new key means another reader: nothing that the old one saw may stay in the cache.
  const client = useMemo(() => createGraphQLClient(), [turn]);

  useEffect(() => {
    const ask = () => setWanted(true);
    window.addEventListener(KEY_WANTED, ask);
    return () => window.removeEventListener(KEY_WANTED, ask);
  }, []);

  const enter = (key: string) => {
    keepKey(key);
    setWanted(false);
    setTurn(turn + 1);
  };
  return (
    <Provider value={client}>
      {wanted ? <KeyForm again={readKey() !== null} onEnter={enter} /> : <div key={turn}>{children}</div>}
    </Provider>
  );
}

function KeyForm({ again, onEnter }: { again: boolean; onEnter: (key: string) => void }) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onEnter(String(new FormData(event.currentTarget).get("key") ?? "").trim());
  };
  return (
    <main className="page key-form">
      <title>Key · Dramatis</title>
      <h1>This server asks for a key</h1>
      <p>
        {again ? "The key that was entered is not accepted. " : ""}
        Whoever runs the server makes keys with <code>dramatis key new</code>. It stays in this tab and is forgotten
        when the tab is closed.
      </p>
      <form onSubmit={submit}>
        <label htmlFor="key">API key</label>
        <input id="key" name="key" type="password" className="field" autoComplete="off" required autoFocus />
        <button className="button button-main" type="submit">
          Go on
        </button>
      </form>
    </main>
  );
}
