// GraphiQL from this server's own files, with queries to begin with.
import { createRoot } from "react-dom/client";
import { GraphiQL } from "graphiql";
import "graphiql/setup-workers/vite";
import "graphiql/style.css";
import { EXAMPLES } from "./examples";
import { fetcher } from "./fetcher";
import "./graphiql.css";

const root = document.getElementById("graphiql");
if (root === null) throw new Error("The page has no #graphiql to draw into; rebuild graphiql.html.");
const asked = new URLSearchParams(location.search);
const query = asked.get("query");
const tabs = query === null ? EXAMPLES : [{ query, variables: asked.get("variables") ?? "" }];
const theme = document.documentElement.dataset.theme;

createRoot(root).render(
  <>
    <header className="graphiql-head">
      <h1>GraphiQL</h1>
      <a href="/">Dramatis</a>
      <a href="/schema.graphql">The schema as text</a>
    </header>
    <main>
      <GraphiQL
        fetcher={fetcher}
        defaultTabs={tabs}
        {...(theme === "light" || theme === "dark" ? { forcedTheme: theme } : {})}
      />
    </main>
  </>,
);
