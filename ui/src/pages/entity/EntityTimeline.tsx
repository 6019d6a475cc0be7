// An entity by date.
import { graphql } from "../../gql";
import { More } from "../../parts/More";
import { Section } from "../../parts/Section";
import { Timeline } from "../../parts/Timeline";
import { usePaged } from "../../parts/usePaged";

const EntityTimelineQuery = graphql(`
  query EntityTimeline($id: ID!, $after: String) {
    entity(id: $id) {
      id
      timeline(first: 25, after: $after) {
        ...TimelinePage
      }
    }
  }
`);

export function EntityTimeline({ id }: { id: string }) {
  const list = usePaged(EntityTimelineQuery, { id }, (data) => data.entity?.timeline);
  return (
    <Section id="timeline" title="Timeline" count={list.total} note="The earliest first; what has no date comes last.">
      <Timeline items={list.items} />
      <More list={list} what="the timeline" none="Nothing about it has a time." />
    </Section>
  );
}
