// What stands where an answer isn't there yet, or isn't to be had.
import type { CombinedError } from "urql";

export function Loading({ what }: { what: string }) {
  return (
    <p className="loading" role="status">
      Loading {what} …
    </p>
  );
}

/** What went wrong, in the server's words, and a way to try again. */
export function Failed({ error, onRetry }: { error: CombinedError | Error; onRetry?: () => void }) {
  return (
    <div className="failed" role="alert">
      <p>
        <strong>That didn’t work.</strong> <bdi>{wordsOf(error)}</bdi>
      </p>
      {onRetry && (
        <button type="button" className="button" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  );
}

/** The error for a reader: the server's sentences, else that it can't be reached. */
export function wordsOf(error: CombinedError | Error): string {
  if ("graphQLErrors" in error && error.graphQLErrors.length > 0)
    return error.graphQLErrors.map((each) => each.message).join(" ");
  if ("networkError" in error && error.networkError) return "The server can’t be reached; is it still running?";
  return error.message;
}

/** The server says that the reader's role doesn't reach so far. */
export const isForbidden = (error: CombinedError | undefined): boolean =>
  error !== undefined && error.graphQLErrors.some((each) => each.extensions["code"] === "FORBIDDEN");
