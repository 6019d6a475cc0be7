// What happened, is planned, proposed or denied: the latest dated first.
import { graphql } from "../../gql";
import { EventRow } from "../../parts/EventRow";
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
