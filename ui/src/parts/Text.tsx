// Text of the news on a page: always text, in a direction of its own, clipped where it is too long.
import { type ReactNode, useId, useState } from "react";
import { outsideAddress } from "../app/paths";

/** Names beyond this many characters get a button that shows the rest; a long headline has 150. */
const LONG = 280;

/** A name or headline inside a line. */
export function Name({ text }: { text: string }) {
  return <bdi className="name">{text}</bdi>;
}

/** A text that keeps to `lines` lines; where it is long, a button shows all of it. */
export function Clip({ text, lines = 3 }: { text: string; lines?: 1 | 2 | 3 | 4 }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  if (text.length <= LONG) return <bdi className="name">{text}</bdi>;
  return (
    <>
      <bdi id={id} className={open ? "name" : `name clip clip-${lines}`}>
        {text}
      </bdi>
      <button
        type="button"
        className="clip-button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {open ? "Show less" : `Show all ${text.length.toLocaleString("en")} characters`}
      </button>
    </>
  );
}

/** A link out of the server; plain text where the address isn't one that a browser may be sent to. */
export function OutsideLink({
  url,
  where = "the outlet’s page",
  children,
}: {
  url: string | null | undefined;
  /** What opens, for who can't see the arrow. */
  where?: string;
  children: ReactNode;
}) {
  const address = outsideAddress(url);
  if (address === null) return <>{children}</>;
  return (
    <a href={address} rel="noopener noreferrer external" target="_blank">
      {children}
      <span aria-hidden="true"> ↗</span>
      <span className="unseen"> (opens {where})</span>
    </a>
  );
}
