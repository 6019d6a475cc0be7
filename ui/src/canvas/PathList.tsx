// The paths that were found, step by step; each step opens its evidence.
import { Name } from "../parts/Text";
import { predicateWords } from "../parts/verbs";
import type { Known } from "./model";
import type { FoundPath } from "./view";

export function PathList({
  paths,
  known,
  onPick,
  onClose,
}: {
  paths: readonly FoundPath[];
  known: Known;
  onPick: (edge: string) => void;
  onClose: () => void;
}) {
  return (
    <section className="canvas-detail" aria-labelledby="canvas-paths">
      <header>
        <h2 id="canvas-paths">Shortest paths</h2>
        <button type="button" className="button" onClick={onClose} aria-label="Clear the paths">
          <span aria-hidden="true">✕</span>
        </button>
      </header>
      <ol className="canvas-ways">
        {paths.map((path) => (
          <li key={path.nodes.join(" ")}>
            {path.nodes.map((id, at) => {
              const edge = path.edges[at];
              const relation = edge === undefined ? undefined : known.relations.get(edge);
              const forward = relation?.source === id;
              return (
                <span key={id}>
                  <strong>
                    <Name text={(known.entities.get(id)?.name ?? "?").slice(0, 200)} />
                  </strong>
                  {relation && (
                    <button type="button" className="canvas-step" onClick={() => onPick(relation.id)}>
                      {forward ? "" : "← "}
                      {predicateWords(relation.predicate)}
                      {forward ? " →" : ""}
                    </button>
                  )}
                </span>
              );
            })}
          </li>
        ))}
      </ol>
    </section>
  );
}
