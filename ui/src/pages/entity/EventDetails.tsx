// What is known of an event: where, who in which part, how each report holds it to be, and the one before it.
import { useQuery } from "urql";
import { graphql } from "../../gql";
import type { EventType, Role } from "../../gql/enums";
import { DateText } from "../../parts/Dates";
import { EntityLink, EntityLinks } from "../../parts/EntityLink";
import { Evidence } from "../../parts/Evidence";
import { Failed, Loading } from "../../parts/Loading";
import { ModalityMark } from "../../parts/Marks";
import { Quotes } from "../../parts/Quote";
import { Section } from "../../parts/Section";

const EventDetailsQuery = graphql(`
  query EventDetails($id: ID!) {
    entity(id: $id) {
      id
      ... on Event {
        type
        mode
        contexts
        evidenceCount
        place {
          id
          ...EntityParts
        }
        participants(first: 30) {
          role
          participant {
            id
            ...EntityParts
          }
        }
        documents {
          id
          ...EntityParts
        }
        previous {
          id
          ...EntityParts
        }
        reports(first: 20) {
          totalCount
          edges {
            node {
              modality
              polarity
              reported
              evidence(first: 1) {
                ...QuoteParts
              }
            }
          }
        }
      }
    }
  }
`);

/** What each type takes in, in a reader's words. */
const TYPES: Record<EventType, string> = {
  AGREE: "agreement or promise",
  CONSULT: "talks, meeting or visit",
  SUPPORT: "support",
  CONCEDE: "concession",
  COOPERATE: "cooperation",
  AID: "aid",
  RETREAT: "retreat or release",
  REQUEST: "request or proposal",
  ACCUSE: "accusation or criticism",
  REJECT: "rejection",
  THREATEN: "threat",
  PROTEST: "protest",
  SANCTION: "sanction or restriction",
  MOBILIZE: "mobilisation",
  COERCE: "coercion or arrest",
  ASSAULT: "attack or violence",
  OTHER: "something else",
};

const ROLES: Record<Role, string> = {
  ACTOR: "acts",
  RECIPIENT: "is acted upon",
  HOST: "hosts",
  PLACE: "where",
  INSTRUMENT: "by means of",
  OTHER: "takes part",
};

export function EventDetails({ id }: { id: string }) {
  const [{ data, error, fetching }] = useQuery({ query: EventDetailsQuery, variables: { id } });
  const event = data?.entity;
  return (
    <Section id="details" title="What is known">
      {error && <Failed error={error} />}
      {fetching && !data && <Loading what="the event" />}
      {event?.__typename === "Event" && (
        <>
          <dl className="details">
            <dt>Type</dt>
            <dd>{[TYPES[event.type], event.mode?.toLowerCase().replaceAll("_", " ")].filter(Boolean).join(": ")}</dd>
            {event.place && (
              <>
                <dt>Place</dt>
                <dd>
                  <EntityLink entity={event.place} />
                </dd>
              </>
            )}
            {event.participants.map((each) => (
              <div key={`${each.role}:${each.participant.id}`} className="details-pair">
                <dt>{ROLES[each.role]}</dt>
                <dd>
                  <EntityLink entity={each.participant} />
                </dd>
              </div>
            ))}
            {event.documents.length > 0 && (
              <>
                <dt>Documents</dt>
                <dd>
                  <EntityLinks entities={event.documents} />
                </dd>
              </>
            )}
            {event.previous && (
              <>
                <dt>The one before</dt>
                <dd>
                  <EntityLink entity={event.previous} />
                </dd>
              </>
            )}
          </dl>
          <Evidence id={event.id} count={event.evidenceCount} />
          <h3 className="small-head">How it was held to be</h3>
          <ol className="held-to-be">
            {event.reports.edges.map(({ node }, place) => (
              // Reports have no id and come in one order.
              <li key={place}>
                <p>
                  <ModalityMark modality={node.modality} polarity={node.polarity} always />{" "}
                  <DateText at={node.reported} clock />
                </p>
                <Quotes quotes={node.evidence} />
              </li>
            ))}
          </ol>
        </>
      )}
    </Section>
  );
}
