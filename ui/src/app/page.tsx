// A page that comes in a chunk of its own, and what stands there until it has come.
import { type ComponentType, useEffect, useState } from "react";
import { Failed, Loading } from "../parts/Loading";

type Page<Props> = ComponentType<Props> & { /** Sends for the chunk; twice is once. */ fetch(): Promise<unknown> };

/**
 * React's own `lazy` would do, but for its fallback: once that was shown, nothing takes its place for 300 ms, and what a
 * page asks the server waits as long.
 */
export function page<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>): Page<Props> {
  let come: ComponentType<Props> | null = null;
  let coming: Promise<void> | null = null;
  const fetch = () => {
    coming ??= load().then(
      (found) => {
        come = found.default;
      },
      (error: unknown) => {
        // It may be there next time: a server that was renewed has other chunks, and a reload finds them.
        coming = null;
        throw error;
      },
    );
    return coming;
  };
  function Coming(props: Props) {
    const [, setTurn] = useState(0);
    const [failed, setFailed] = useState<Error | null>(null);
    // As it was drawn: the chunk may come between that and the effect.
    const Come = come;
    useEffect(() => {
      if (Come !== null) return;
      let wanted = true;
      fetch().then(
        () => wanted && setTurn(1),
        (error: unknown) => wanted && setFailed(error instanceof Error ? error : new Error(String(error))),
      );
      return () => {
        wanted = false;
      };
    }, [Come]);
    if (Come !== null) return <Come {...props} />;
    return (
      <div className="page">
        {failed ? <Failed error={failed} onRetry={() => location.reload()} /> : <Loading what="the page" />}
      </div>
    );
  }
  return Object.assign(Coming, { fetch });
}
