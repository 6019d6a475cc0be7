// Where the application starts.
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App, fetchPage } from "./app/App";
import { Session } from "./app/Session";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/shell.css";
import "./styles/parts.css";

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no #root to draw into; rebuild index.html.");
fetchPage(location.pathname);
createRoot(root).render(
  <StrictMode>
    <Session>
      <App />
    </Session>
  </StrictMode>,
);
