// The story by date.
import { graphql } from "../../gql";
import { More } from "../../parts/More";
import { Section } from "../../parts/Section";
import { Timeline } from "../../parts/Timeline";
import { usePaged } from "../../parts/usePaged";

const StoryTimelineQuery = graphql(`
  query StoryTimeline($id: ID!, $after: String) {
    story(id: $id) {
      id
      timeline(first: 25, after: $after) {
        ...TimelinePage
      }
    }
  }
`);

export function StoryTimeline({ id }: { id: string }) {
  const list = usePaged(StoryTimelineQuery, { id }, (data) => data.story?.timeline);
  return (
    <Section id="timeline" title="Timeline" count={list.total} note="Events, relations and claims; the earliest first.">
      <Timeline items={list.items} />
      <More list={list} what="the timeline" none="Nothing in this story has a time." />
    </Section>
  );
}
