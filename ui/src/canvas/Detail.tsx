// What is picked: a relation with its evidence, or a node with its facts.
import type { Desk, DeskState } from "./desk";
import { EdgeDetail } from "./EdgeDetail";
import { NodeDetail } from "./NodeDetail";
import { PathList } from "./PathList";
import type { Shown } from "./shown";

export interface DetailProps {
  desk: Desk;
  state: DeskState;
  shown: Shown;
  onExpand: (id: string) => void;
  onHub: (id: string) => void;
}

export function Detail(props: DetailProps) {
  const { desk, state } = props;
  const { selected, edge, known } = state;
  const relation = edge === null ? undefined : known.relations.get(edge);
  const [only] = selected;
  const node = selected.size === 1 && only !== undefined ? known.entities.get(only) : undefined;
  const { paths } = state.history.now.value;
  if (relation) return <EdgeDetail key={relation.id} relation={relation} known={known} onPick={(id) => desk.select([id])} onClose={() => desk.pickEdge(null)} />;
  if (node) return <NodeDetail key={node.id} {...props} node={node} onClose={() => desk.select([])} />;
  if (paths.length > 0) return <PathList paths={paths} known={known} onPick={desk.pickEdge} onClose={desk.clearPaths} />;
  return null;
}
