// What happened, held or was said, by date.
import { graphql } from "../gql";
import type { TimelinePartsFragment } from "../gql/graphql";
import { DateText } from "./Dates";
import { EntityLink } from "./EntityLink";
import { Evidence } from "./Evidence";
import { ClaimWords, RelationWords } from "./FactWords";
import { KindShape, ModalityMark } from "./Marks";
import { alike, Others, wordsOfClaim } from "./Others";

export const TimelinePage = graphql(`
  fragment TimelinePage on TimelineConnection {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...TimelineParts
      }
    }
  }
`);

export const TimelineParts = graphql(`
  fragment TimelineParts on TimelineItem {
    date
    reported
    item {
      id
      ... on Event {
        name
        eventModality: modality
        polarity
        evidenceCount
      }
      ... on Claim {
        text
        speakerText
        verb
        polarity
        modality
        evidenceCount
        speaker {
          id
          ...EntityParts
        }
      }
      ... on Relation {
        predicate
        literal
        polarity
        modality
        evidenceCount
        subject {
          id
          ...EntityParts
        }
        object {
          id
          ...EntityParts
        }
      }
    }
  }
`);

export function Timeline({ items }: { items: readonly TimelinePartsFragment[] }) {
  return (
    <ol className="timeline">
      {byDate(items).map(([date, group]) => (
        <li key={date}>
          <p className="timeline-date">{date === "" ? "Without a date" : <DateText at={date} />}</p>
          <ul>
            {alike(group.map((each) => each.item), keyOf).map(([first, ...others]) => (
              <li key={first.id}>
                <Entry item={first} />
                <Others of={others} row={(item) => <Entry item={item} />} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

type Item = TimelinePartsFragment["item"];

/** The same for claims of one speaker in the same words; anything else is alone. */
const keyOf = (item: Item): string =>
  item.__typename === "Claim" ? `${item.speaker?.id ?? item.speakerText} ${item.verb} ${wordsOfClaim(item)}` : item.id;

function Entry({ item }: { item: Item }) {
  switch (item.__typename) {
    case "Event":
      return (
        <>
          <p>
            <EntityLink entity={{ id: item.id, name: item.name, kind: "EVENT" }} />{" "}
            <ModalityMark modality={item.eventModality} polarity={item.polarity} />
          </p>
          <Evidence id={item.id} count={item.evidenceCount} />
        </>
      );
    case "Claim":
      return (
        <>
          <p>
            <span className="kind-claim">
              <KindShape kind="CLAIM" />
            </span>{" "}
            <ClaimWords claim={item} />
          </p>
          <Evidence id={item.id} count={item.evidenceCount} />
        </>
      );
    case "Relation":
      return (
        <>
          <p>
            <RelationWords relation={item} />
          </p>
          <Evidence id={item.id} count={item.evidenceCount} />
        </>
      );
    default:
      return null;
  }
}

/** Neighbours of one date together; the list comes in order, with what has no date at its end. */
function byDate(items: readonly TimelinePartsFragment[]): [string, TimelinePartsFragment[]][] {
  const groups = new Map<string, TimelinePartsFragment[]>();
  for (const each of items) {
    const date = each.date ?? "";
    const group = groups.get(date);
    if (group) group.push(each);
    else groups.set(date, [each]);
  }
  return [...groups];
}
