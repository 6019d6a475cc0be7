// Takes out of an entity the places that name somebody else: pick them, say so, and see who they are from then on.
import { useState } from "react";
import { useMutation } from "urql";
import { Link } from "wouter";
import { entityPath } from "../../app/paths";
import { graphql } from "../../gql";
import type { SplitMutation } from "../../gql/graphql";
import { counted } from "../../parts/counted";
import { wordsOf } from "../../parts/Loading";
import { Name } from "../../parts/Text";

const Split = graphql(`
  mutation Split($entity: ID!, $mentions: [ID!]!) {
    split(entity: $entity, mentions: $mentions) {
      id
      name
    }
  }
`);

type Entity = SplitMutation["split"][number];

/** The server takes out so many at once. */
const MOST = 100;

export function SplitBar({
  id,
  name,
  picking,
  picked,
  onStart,
  onStop,
  onDone,
}: {
  id: string;
  name: string;
  picking: boolean;
  picked: ReadonlySet<string>;
  /** Null where there is nothing to pick. */
  onStart: (() => void) | null;
  onStop: () => void;
  onDone: () => void;
}) {
  const [splitting, split] = useMutation(Split);
  const [made, setMade] = useState<Entity | null>(null);
  const take = async () => {
    const { data, error } = await split({ entity: id, mentions: [...picked] });
    const fresh = data?.split.find((entity) => entity.id !== id);
    if (error || fresh === undefined) return;
    setMade(fresh);
    onStop();
    onDone();
  };
  return (
    <div className="split">
      {!picking && onStart && (
        <button type="button" className="button" onClick={onStart}>
          Some of these are somebody else …
        </button>
      )}
      {picking && (
        <>
          <p className="section-note">
            Pick the places that name somebody else than <Name text={name.slice(0, 120)} />. All places of one article that
            were taken for one move together; it can be undone under “Who is who”.
          </p>
          <p className="judge">
            <button
              type="button"
              className="button button-main"
              disabled={picked.size === 0 || picked.size > MOST || splitting.fetching}
              onClick={() => void take()}
            >
              {picked.size === 0 ? "Take out" : `Take out ${counted(picked.size, "place")}`}
            </button>
            <button type="button" className="button" onClick={onStop}>
              Cancel
            </button>
          </p>
        </>
      )}
      {splitting.error && (
        <p className="bad small" role="alert">
          {wordsOf(splitting.error)}
        </p>
      )}
      <p role="status" className="small">
        {made && (
          <>
            Taken out as <Link href={entityPath(made.id)}><Name text={made.name} /></Link>.
          </>
        )}
      </p>
    </div>
  );
}
