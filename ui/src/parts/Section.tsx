// A part of a page with a heading that can be linked to.
import type { ReactNode } from "react";

export function Section({
  id,
  title,
  count,
  note,
  children,
}: {
  id: string;
  title: string;
  /** How many there are in all; shown beside the heading. */
  count?: number | null | undefined;
  /** A line about what stands here. */
  note?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section id={id} className="section" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        {title}
        {count != null && <span className="count"> {count.toLocaleString("en")}</span>}
      </h2>
      {note && <p className="section-note">{note}</p>}
      {children}
    </section>
  );
}

/** Links to the sections of a long page. */
export function OnThisPage({ sections }: { sections: readonly (readonly [string, string])[] }) {
  return (
    <nav className="on-this-page" aria-label="On this page">
      <ul>
        {sections.map(([id, name]) => (
          <li key={id}>
            <a href={`#${id}`}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
