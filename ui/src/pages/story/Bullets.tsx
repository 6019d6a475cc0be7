// What the story comes down to: each sentence shows, on hover and on focus, the sentences that carry it.
import { type KeyboardEvent, useId, useState } from "react";
import { graphql } from "../../gql";
import type { BulletPartsFragment } from "../../gql/graphql";
import { counted } from "../../parts/counted";
import { Quotes } from "../../parts/Quote";

export const BulletParts = graphql(`
  fragment BulletParts on Bullet {
    text
    origin
    unsupported
    evidence(first: 3) {
      ...QuoteParts
    }
  }
`);

export function Bullets({ bullets }: { bullets: readonly BulletPartsFragment[] }) {
  if (bullets.length === 0) return <p className="faint">This story has no summary yet.</p>;
  return (
    <section aria-label="What it comes down to" className="bullets">
      <ul>
        {bullets.map((bullet, place) => (
          // Two bullets of one story may read alike; their order is all that tells them apart.
          <Bullet key={place} bullet={bullet} />
        ))}
      </ul>
    </section>
  );
}

function Bullet({ bullet }: { bullet: BulletPartsFragment }) {
  const [near, setNear] = useState(false);
  const [pinned, setPinned] = useState(false);
  const id = useId();
  const shown = near || pinned;
  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    setNear(false);
    setPinned(false);
  };
  return (
    <li
      className={shown ? "bullet bullet-open" : "bullet"}
      onMouseEnter={() => setNear(true)}
      onMouseLeave={() => setNear(false)}
      onFocus={() => setNear(true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setNear(false);
      }}
      onKeyDown={leave}
    >
      <button type="button" aria-expanded={shown} aria-controls={id} onClick={() => setPinned(!pinned)}>
        <bdi className="name">
          <Supported text={bullet.text} unsupported={bullet.unsupported} />
        </bdi>
        <span className="bullet-count">
          {bullet.evidence.length === 0 ? "no carrying sentence" : counted(bullet.evidence.length, "sentence")}
        </span>
      </button>
      <div id={id} className="bullet-evidence" hidden={!shown}>
        {bullet.origin === "GIVEN" && <p className="faint small">As the pasted story page has it.</p>}
        {bullet.unsupported.length > 0 && (
          <p className="small">
            <span className="mark mark-negated">not carried</span> No article held here carries what is underlined.
          </p>
        )}
        <Quotes quotes={bullet.evidence} />
      </div>
    </li>
  );
}

/** The sentence with the parts that nothing carries underlined. */
function Supported({ text, unsupported }: { text: string; unsupported: readonly string[] }) {
  const first = unsupported
    .map((part) => [text.indexOf(part), part] as const)
    .filter(([at, part]) => at >= 0 && part !== "")
    .sort(([a], [b]) => a - b)[0];
  if (first === undefined) return text;
  const [at, part] = first;
  return (
    <>
      {text.slice(0, at)}
      <span className="unsupported">{part}</span>
      <Supported text={text.slice(at + part.length)} unsupported={unsupported} />
    </>
  );
}
