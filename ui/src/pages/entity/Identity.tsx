// Who is who: what may be one with this entity, what was decided, and a reader's word on both.
import { useEffect } from "react";
import { useMutation, useQuery } from "urql";
import { Link } from "wouter";
import { entityPath } from "../../app/paths";
import { graphql } from "../../gql";
import type { Judgement } from "../../gql/enums";
import type { EntityDecisionsQuery } from "../../gql/graphql";
import { percent } from "../../parts/counted";
import { DateText } from "../../parts/Dates";
import { Failed, Loading, wordsOf } from "../../parts/Loading";
import { Section } from "../../parts/Section";
import { Name } from "../../parts/Text";

const EntityDecisions = graphql(`
  query EntityDecisions($id: ID!) {
    decisions(entity: $id, first: 40) {
      id
      judgement
      score
      reasons
      by
      at
      undoneAt
      left {
        id
        name
        entity {
          id
          name
        }
      }
      right {
        id
        name
        entity {
          id
          name
        }
      }
    }
  }
`);

const Judge = graphql(`
  mutation Judge($left: ID!, $right: ID!, $judgement: Judgement!) {
    judge(left: $left, right: $right, judgement: $judgement) {
      id
      judgement
    }
  }
`);

const Undo = graphql(`
  mutation Undo($decision: ID!) {
    undo(decision: $decision) {
      id
      undoneAt
    }
  }
`);

type Decision = EntityDecisionsQuery["decisions"][number];

const WORDS: Record<Judgement, string> = { SAME: "taken for one", DIFFERENT: "kept apart", UNSURE: "left open" };

export function Identity({ id, changes, onChange }: { id: string; changes: number; onChange: () => void }) {
  const [{ data, error, fetching }, again] = useQuery({ query: EntityDecisions, variables: { id } });
  // A split made elsewhere on the page is a decision too.
  useEffect(() => {
    if (changes > 0) again({ requestPolicy: "network-only" });
  }, [changes, again]);
  const [judging, judge] = useMutation(Judge);
  const [undoing, undo] = useMutation(Undo);
  const decisions = data?.decisions ?? [];
  const open = waiting(decisions);
  const closed = decisions.filter((decision) => !isUnsure(decision));
  const busy = judging.fetching || undoing.fetching;
  const say = async (decision: Decision, judgement: Judgement) => {
    const given = { left: decision.left.entity.id, right: decision.right.entity.id, judgement };
    if (!(await judge(given)).error) onChange();
  };
  const takeBack = async (decision: Decision) => {
    if (!(await undo({ decision: decision.id })).error) onChange();
  };
  const failed = judging.error ?? undoing.error;
  return (
    <Section id="identity" title="Who is who">
      {error && <Failed error={error} />}
      {fetching && !data && <Loading what="the decisions" />}
      {failed && (
        <p className="bad small" role="alert">
          {wordsOf(failed)}
        </p>
      )}
      {open.length > 0 && <h3 className="small-head">May be one with</h3>}
      <ul className="candidates">
        {open.map((decision) => (
          <li key={decision.id}>
            <p>
              <Other decision={decision} of={id} /> <Score score={decision.score} />
            </p>
            <Reasons reasons={decision.reasons} />
            <div className="judge" role="group" aria-label={`Is it one with ${otherSide(decision, id).name}?`}>
              <button type="button" className="button" disabled={busy} onClick={() => void say(decision, "SAME")}>
                The same
              </button>
              <button type="button" className="button" disabled={busy} onClick={() => void say(decision, "DIFFERENT")}>
                Not the same
              </button>
            </div>
          </li>
        ))}
      </ul>
      {data && open.length === 0 && <p className="faint small">Nothing waits for a judgement.</p>}
      {closed.length > 0 && (
        <details className="decided">
          <summary>
            Decided <span className="number">{closed.length}</span>
          </summary>
          <ul className="candidates">
            {closed.map((decision) => (
              <li key={decision.id} className={decision.undoneAt ? "undone" : undefined}>
                <p>
                  <Other decision={decision} of={id} /> {WORDS[decision.judgement]} <Score score={decision.score} />
                </p>
                <Reasons reasons={decision.reasons} />
                <p className="faint small">
                  by <Name text={decision.by} />, <DateText at={decision.at} clock />
                </p>
                {decision.undoneAt ? (
                  <p className="faint small">
                    taken back <DateText at={decision.undoneAt} clock />
                  </p>
                ) : (
                  <button type="button" className="button" disabled={busy} onClick={() => void takeBack(decision)}>
                    Undo
                    <span className="unseen"> what was decided on {otherSide(decision, id).name}</span>
                  </button>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

const isUnsure = (decision: Decision): boolean => decision.judgement === "UNSURE";

/** What is left open: one for each pair, and none where the pair has been judged since. */
function waiting(decisions: readonly Decision[]): Decision[] {
  const pair = ({ left, right }: Decision) => [left.entity.id, right.entity.id].sort().join(" ");
  const standing = decisions.filter((decision) => !decision.undoneAt && decision.left.entity.id !== decision.right.entity.id);
  const judged = new Set(standing.filter((decision) => !isUnsure(decision)).map(pair));
  const open = standing.filter((decision) => isUnsure(decision) && !judged.has(pair(decision)));
  return [...new Map(open.map((decision) => [pair(decision), decision])).values()];
}

/** The side that isn't this entity; of a merge the one that had another id. */
function otherSide(decision: Decision, of: string): Decision["left"] {
  if (decision.left.entity.id !== of) return decision.left;
  if (decision.right.entity.id !== of) return decision.right;
  return decision.left.id === of ? decision.right : decision.left;
}

function Other({ decision, of }: { decision: Decision; of: string }) {
  const other = otherSide(decision, of);
  const name = <bdi className="name clip clip-2">{other.name}</bdi>;
  return other.entity.id === of ? <strong>{name}</strong> : <Link href={entityPath(other.entity.id)}>{name}</Link>;
}

function Score({ score }: { score: number | null | undefined }) {
  if (score == null) return null;
  return <span className="faint number small">{percent(score)} alike</span>;
}

function Reasons({ reasons }: { reasons: readonly string[] }) {
  return (
    <ul className="reasons">
      {[...new Set(reasons)].map((reason) => (
        <li key={reason}>
          <Name text={reason} />
        </li>
      ))}
    </ul>
  );
}
