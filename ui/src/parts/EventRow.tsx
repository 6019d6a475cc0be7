// An event in a line: when, how it is held to be, who takes part, and in which sentences.
import { graphql } from "../gql";
import type { EventRowPartsFragment } from "../gql/graphql";
import { Period } from "./Dates";
import { EntityLink } from "./EntityLink";
import { Evidence } from "./Evidence";
import { ModalityMark } from "./Marks";

export const EventPage = graphql(`
  fragment EventPage on EventConnection {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        id
        ...EventRowParts
      }
    }
  }
`);

export const EventRowParts = graphql(`
  fragment EventRowParts on Event {
    id
    name
    kind
    modality
    polarity
    start
    end
    evidenceCount
    sourceCount
    place {
      id
      ...EntityParts
    }
    participants(first: 6) {
      role
      participant {
        id
        ...EntityParts
      }
    }
  }
`);

/** `of`: the entity whose page this is, which needn't be named again. */
export function EventRows({ events, of }: { events: readonly EventRowPartsFragment[]; of?: string }) {
  return (
    <ul className="events">
      {events.map((event) => (
        <li key={event.id}>
          <EventRow event={event} of={of} />
        </li>
      ))}
    </ul>
  );
}

function EventRow({ event, of }: { event: EventRowPartsFragment; of?: string }) {
  const named = [event.place, ...event.participants.filter((each) => each.role !== "PLACE").map((each) => each.participant)];
  const others = new Map(named.flatMap((each) => (each && each.id !== of ? [[each.id, each]] : [])));
  return (
    <article className="event-row">
      <p className="event-when">
        <Period start={event.start} end={event.end} />
        <ModalityMark modality={event.modality} polarity={event.polarity} always />
      </p>
      <div>
        <h3>
          <EntityLink entity={event} />
        </h3>
        <p className="entities">
          {[...others.values()].map((each) => (
            <EntityLink key={each.id} entity={each} />
          ))}
        </p>
        <Evidence id={event.id} count={event.evidenceCount} />
      </div>
    </article>
  );
}
