// Every text that was seen under an article's address, and what was changed from one to the next.
import { Link } from "wouter";
import { graphql } from "../../gql";
import type { VersionPartsFragment } from "../../gql/graphql";
import { articlePath } from "../../app/paths";
import { counted } from "../../parts/counted";
import { DateText } from "../../parts/Dates";
import { Section } from "../../parts/Section";
import { Name } from "../../parts/Text";

export const VersionParts = graphql(`
  fragment VersionParts on ArticleVersion {
    id
    seenAt
    title
    text
    changed {
      before
      after
    }
  }
`);

export function Versions({
  article,
  versions,
  shown,
}: {
  article: string;
  versions: readonly VersionPartsFragment[];
  shown: string | null;
}) {
  return (
    <Section
      id="versions"
      title="Versions"
      count={versions.length}
      note={versions.length < 2 ? "It has not been seen to change." : "Changed after it was published; newest first."}
    >
      <ol className="versions">
        {versions.map((version) => (
          <li key={version.id}>
            <p>
              {version.id === shown ? (
                <strong>
                  <DateText at={version.seenAt} clock />
                </strong>
              ) : (
                <Link href={`${articlePath(article)}?v=${encodeURIComponent(version.id)}`}>
                  <DateText at={version.seenAt} clock />
                </Link>
              )}{" "}
              <span className="faint small">{version.id === shown ? "shown" : "first seen"}</span>
            </p>
            {version.changed.length > 0 && (
              <details>
                <summary>{counted(version.changed.length, "change")}</summary>
                <ul className="changes">
                  {version.changed.map((change, place) => (
                    // Changes have no id and come in the order of the text.
                    <li key={place}>
                      {change.before && (
                        <del>
                          <span className="unseen">before: </span>
                          <Name text={change.before} />
                        </del>
                      )}
                      {change.after && (
                        <ins>
                          <span className="unseen">after: </span>
                          <Name text={change.after} />
                        </ins>
                      )}
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
