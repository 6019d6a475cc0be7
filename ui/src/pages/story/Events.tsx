// What happened, is planned, proposed or denied: the latest dated first.
import { graphql } from "../../gql";
import type { StoryEventsQuery } from "../../gql/graphql";
import { Period } from "../../parts/Dates";
import { EntityLink } from "../../parts/EntityLink";
import { Evidence } from "../../parts/Evidence";
import { ModalityMark } from "../../parts/Marks";
import { More } from "../../parts/More";
import { Section } from "../../parts/Section";
import { usePaged } from "../../parts/usePaged";

const StoryEvents = graphql(`
  query StoryEvents($id: ID!, $after: String) {
    story(id: $id) {
      id
      events(first: 15, after: $after) {
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

type Event = NonNullable<StoryEventsQuery["story"]>["events"]["edges"][number]["node"];

export function Events({ id }: { id: string }) {
  const list = usePaged(StoryEvents, { id }, (data) => data.story?.events);
  return (
    <Section
      id="events"
      title="Events"
      count={list.total}
      note="How the texts hold each to be: what is proposed or asked for has not happened."
    >
      <ul className="events">
        {list.items.map((event) => (
          <li key={event.id}>
            <EventRow event={event} />
          </li>
        ))}
      </ul>
      <More list={list} what="the events" none="No events were read out of this story." />
    </Section>
  );
}

export function EventRow({ event }: { event: Event }) {
  const others = event.participants.filter((each) => each.role !== "PLACE");
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
          {event.place && <EntityLink entity={event.place} />}
          {others.map((each) => (
            <EntityLink key={`${each.role}:${each.participant.id}`} entity={each.participant} />
          ))}
        </p>
        <Evidence id={event.id} count={event.evidenceCount} />
      </div>
    </article>
  );
}
