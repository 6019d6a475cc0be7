// The tabs beside the canvas: nodes, relations, filter, and keeping what is shown.
import { type KeyboardEvent, type RefObject, useId, useState } from "react";
import type { BoardHandle } from "./Board";
import type { Desk, DeskState } from "./desk";
import { EdgeTable } from "./EdgeTable";
import { FilterPanel } from "./FilterPanel";
import { inUse } from "./filter";
import { NodeTable } from "./NodeTable";
import { SharePanel } from "./SharePanel";
import type { Shown } from "./shown";

const TABS = ["nodes", "relations", "filter", "share"] as const;
type Tab = (typeof TABS)[number];

export interface SideProps {
  desk: Desk;
  state: DeskState;
  shown: Shown;
  board: RefObject<BoardHandle | null>;
  onExpand: (id: string) => void;
  /** The view is too long for an address. */
  long: boolean;
}

export function Side(props: SideProps) {
  const [tab, setTab] = useState<Tab>("nodes");
  const id = useId();
  const { shown, state } = props;
  const used = inUse(state.history.now.value.filter);
  const titles: Record<Tab, string> = {
    nodes: `Nodes ${shown.nodes.length.toLocaleString("en")}`,
    relations: `Relations ${shown.edges.length.toLocaleString("en")}`,
    filter: used > 0 ? `Filter (${used})` : "Filter",
    share: "Keep & share",
  };
  const keys = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    const next = TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length] ?? "nodes";
    setTab(next);
    document.getElementById(`${id}-${next}`)?.focus();
  };
  return (
    <div className="canvas-tabs">
      <div role="tablist" aria-label="Beside the graph" onKeyDown={keys}>
        {TABS.map((each) => (
          <button
            key={each}
            id={`${id}-${each}`}
            type="button"
            role="tab"
            aria-selected={each === tab}
            aria-controls={`${id}-panel`}
            tabIndex={each === tab ? 0 : -1}
            onClick={() => setTab(each)}
          >
            {titles[each]}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${tab}`} className={`canvas-panel canvas-panel-${tab}`}>
        {tab === "nodes" && <NodeTable {...props} />}
        {tab === "relations" && <EdgeTable {...props} />}
        {tab === "filter" && <FilterPanel {...props} />}
        {tab === "share" && <SharePanel {...props} />}
      </div>
    </div>
  );
}
