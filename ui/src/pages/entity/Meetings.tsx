// Whom a person or an organisation met or is to meet, by the meetings, visits and calls that the texts tell of.
import { graphql } from "../../gql";
import type { EntityMeetingsQuery } from "../../gql/graphql";
import { EntityLinks, type Linked } from "../../parts/EntityLink";
import { EventRows } from "../../parts/EventRow";
import { More } from "../../parts/More";
import { Section } from "../../parts/Section";
import { usePaged } from "../../parts/usePaged";

const EntityMeetings = graphql(`
  query EntityMeetings($id: ID!, $after: String) {
    events(filter: { participants: [$id], types: [CONSULT] }, first: 20, after: $after) {
      ...EventPage
    }
  }
`);

type Meeting = EntityMeetingsQuery["events"]["edges"][number]["node"];

/** Names that fit into two lines; the meetings below name everybody. */
const NAMED = 12;

export function Meetings({ id }: { id: string }) {
  const list = usePaged(EntityMeetings, { id }, (data) => data.events);
  const met = companyOf(list.items.filter(hasHappened), id);
  const known = new Set(met.map((each) => each.id));
  const yet = companyOf(list.items.filter((meeting) => !hasHappened(meeting)), id).filter((each) => !known.has(each.id));
  return (
    <Section
      id="meetings"
      title="Meetings"
      count={list.total}
      note="Meetings, talks, visits and calls; what is proposed or asked for has not happened."
    >
      <Company words="Met" people={met} />
      <Company words="In what is planned, asked for or denied" people={yet} />
      <EventRows events={list.items} of={id} />
      <More list={list} what="the meetings" none="No meeting is told of." />
    </Section>
  );
}

const hasHappened = ({ modality, polarity }: Meeting): boolean => modality === "OCCURRED" && polarity !== "NEGATED";

/** The people and organisations beside this one, those of most meetings first. */
function companyOf(meetings: readonly Meeting[], of: string): Linked[] {
  const counts = new Map<string, number>();
  const company = new Map<string, Linked>();
  for (const { participants } of meetings)
    for (const { participant } of participants) {
      if (participant.id === of || (participant.kind !== "PERSON" && participant.kind !== "ORGANIZATION")) continue;
      company.set(participant.id, participant);
      counts.set(participant.id, (counts.get(participant.id) ?? 0) + 1);
    }
  return [...company.values()].sort((one, other) => (counts.get(other.id) ?? 0) - (counts.get(one.id) ?? 0));
}

function Company({ words, people }: { words: string; people: readonly Linked[] }) {
  if (people.length === 0) return null;
  return (
    <p className="company">
      <span className="faint">{words}:</span> <EntityLinks entities={people.slice(0, NAMED)} />
    </p>
  );
}
