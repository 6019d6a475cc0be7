// What happened, is planned, proposed or denied: the latest dated first.
import { graphql } from "../../gql";
import { EventRows } from "../../parts/EventRow";
import { More } from "../../parts/More";
import { Section } from "../../parts/Section";
import { usePaged } from "../../parts/usePaged";

const StoryEvents = graphql(`
  query StoryEvents($id: ID!, $after: String) {
    story(id: $id) {
      id
      events(first: 15, after: $after) {
        ...EventPage
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
      <EventRows events={list.items} />
      <More list={list} what="the events" none="No events were read out of this story." />
    </Section>
  );
}
