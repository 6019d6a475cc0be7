// Where a document stands, who wrote it, and what each report says of its state.
import { useQuery } from "urql";
import { graphql } from "../../gql";
import { DateText } from "../../parts/Dates";
import { EntityLinks } from "../../parts/EntityLink";
import { Failed, Loading } from "../../parts/Loading";
import { Quotes } from "../../parts/Quote";
import { Section } from "../../parts/Section";

const DocumentDetailsQuery = graphql(`
  query DocumentDetails($id: ID!) {
    entity(id: $id) {
      id
      ... on Document {
        state
        authors {
          id
          ...EntityParts
        }
        reports(first: 20) {
          state
          reported
          evidence(first: 1) {
            ...QuoteParts
          }
        }
      }
    }
  }
`);

export function DocumentDetails({ id }: { id: string }) {
  const [{ data, error, fetching }] = useQuery({ query: DocumentDetailsQuery, variables: { id } });
  const document = data?.entity;
  return (
    <Section id="details" title="What is known">
      {error && <Failed error={error} />}
      {fetching && !data && <Loading what="the document" />}
      {document?.__typename === "Document" && (
        <>
          <dl className="details">
            <dt>State</dt>
            <dd>{document.state.toLowerCase().replaceAll("_", " ")}</dd>
            {document.authors.length > 0 && (
              <>
                <dt>By</dt>
                <dd>
                  <EntityLinks entities={document.authors} />
                </dd>
              </>
            )}
          </dl>
          <h3 className="small-head">What reports say of it</h3>
          {document.reports.length === 0 && <p className="faint">No report says where it stands.</p>}
          <ol className="held-to-be">
            {document.reports.map((report, place) => (
              // Reports have no id and come in one order.
              <li key={place}>
                <p>
                  <span className="mark">{report.state.toLowerCase().replaceAll("_", " ")}</span>{" "}
                  <DateText at={report.reported} clock />
                </p>
                <Quotes quotes={report.evidence} />
              </li>
            ))}
          </ol>
        </>
      )}
    </Section>
  );
}
