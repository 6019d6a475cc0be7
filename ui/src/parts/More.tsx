// What stands under a list that isn't all there: loading, failed, nothing, or the next page.
import { Failed, Loading } from "./Loading";
import type { Paged } from "./usePaged";

export function More({ list, what, none }: { list: Paged<unknown>; what: string; none: string }) {
  if (list.error) return <Failed error={list.error} onRetry={list.again} />;
  if (list.fetching && list.items.length === 0) return <Loading what={what} />;
  if (list.items.length === 0) return <p className="faint">{none}</p>;
  if (list.more === null) return null;
  const left = (list.total ?? 0) - list.items.length;
  return (
    <p className="more">
      <button type="button" className="button" disabled={list.fetching} onClick={list.more}>
        {list.fetching ? "Loading …" : `Show more${left > 0 ? ` (${left.toLocaleString("en")} left)` : ""}`}
      </button>
    </p>
  );
}
