// A person, organisation, place, document or event: what it is called, what it does and says, and who decided that.
import { lazy, Suspense, useState } from "react";
import { useQuery } from "urql";
import { Link } from "wouter";
import { graphPath } from "../../app/paths";
import { graphql } from "../../gql";
import type { EntityPageQuery } from "../../gql/graphql";
import { counted } from "../../parts/counted";
import { Period } from "../../parts/Dates";
import { EntityLink, EntityLinks } from "../../parts/EntityLink";
import { Failed, Loading } from "../../parts/Loading";
import { KindMark, ModalityMark } from "../../parts/Marks";
import { OnThisPage } from "../../parts/Section";
import { Clip, Name, OutsideLink } from "../../parts/Text";
import { Claims } from "./Claims";
import { DocumentDetails } from "./DocumentDetails";
import { EventDetails } from "./EventDetails";
import { Identity } from "./Identity";
import { Meetings } from "./Meetings";
import { Mentions } from "./Mentions";
import { Notebook } from "./Notebook";
import { Relations } from "./Relations";
import { Roles } from "./Roles";
import { EntityStories } from "./EntityStories";
import { EntityTimeline } from "./EntityTimeline";
import "../../styles/story.css";
import "../../styles/entity.css";

const PlaceMap = lazy(() => import("../../parts/PlaceMap"));

const EntityQuery = graphql(`
  query EntityPage($id: ID!) {
    entity(id: $id) {
      id
      name
      kind
      aliases
      wikidata
      articleCount
      sourceCount
      firstSeen
      lastSeen
      ... on Actor {
        speaksFor {
          id
          ...EntityParts
        }
      }
      ... on Place {
        latitude
        longitude
        country {
          id
          ...EntityParts
        }
      }
      ... on Event {
        modality
        polarity
        start
        end
        type
      }
      ... on Document {
        state
      }
    }
  }
`);

type Entity = NonNullable<EntityPageQuery["entity"]>;

/** More names than fit into two lines; the rest opens. */
const NAMES_SHOWN = 8;

export default function EntityPage({ id }: { id: string }) {
  const [{ data, error, fetching }, again] = useQuery({ query: EntityQuery, variables: { id } });
  const entity = data?.entity;
  // Counts what was judged or taken back, after which other places in the texts are this entity's.
  const [changes, setChanges] = useState(0);
  const refresh = () => again({ requestPolicy: "network-only" });
  const changed = () => {
    setChanges((old) => old + 1);
    refresh();
  };
  if (error && !entity)
    return (
      <div className="page">
        <Failed error={error} onRetry={refresh} />
      </div>
    );
  if (!entity)
    return (
      <div className="page">
        {fetching ? (
          <Loading what="the page" />
        ) : (
          <>
            <title>Not held · Dramatis</title>
            <h1>Nothing is held under this address</h1>
            <p>
              It may have been removed. <Link href="/search">Search</Link> by name instead.
            </p>
          </>
        )}
      </div>
    );
  return (
    <div className="page entity-page">
      <title>{`${entity.name.slice(0, 120)} · Dramatis`}</title>
      <Head entity={entity} />
      <OnThisPage sections={sectionsOf(entity)} />
      <div className="story-columns">
        <div className="story-main">
          {entity.__typename === "Person" && <Roles id={entity.id} />}
          {entity.__typename === "Event" && <EventDetails id={entity.id} />}
          {entity.__typename === "Document" && <DocumentDetails id={entity.id} />}
          {isActor(entity) && <Meetings id={entity.id} />}
          {isActor(entity) && <Claims id={entity.id} />}
          <Relations id={entity.id} />
          <EntityTimeline id={entity.id} />
          <Mentions id={entity.id} name={entity.name} changes={changes} onSplit={changed} />
        </div>
        <aside className="story-side" aria-label="Where it stands and who it is">
          {entity.__typename === "Place" && <Where entity={entity} />}
          <EntityStories id={entity.id} />
          <Identity id={entity.id} changes={changes} onChange={changed} />
          <Notebook id={entity.id} />
        </aside>
      </div>
    </div>
  );
}

const isActor = (entity: Entity): boolean => "speaksFor" in entity;

function sectionsOf(entity: Entity): [string, string][] {
  const first: [string, string][] =
    entity.__typename === "Person"
      ? [["roles", "Roles"]]
      : entity.__typename === "Event" || entity.__typename === "Document"
        ? [["details", "What is known"]]
        : [];
  const says: [string, string][] = isActor(entity)
    ? [
        ["meetings", "Meetings"],
        ["claims", "What they say"],
      ]
    : [];
  return [
    ...first,
    ...says,
    ["relations", "Relations"],
    ["timeline", "Timeline"],
    ["mentions", "In the texts"],
    ["stories", "Stories"],
    ["identity", "Who is who"],
    ["notes", "Notes"],
  ];
}

function Head({ entity }: { entity: Entity }) {
  return (
    <header className="story-head">
      <p className="kicker">
        <KindMark kind={entity.kind} />
      </p>
      <h1>
        <Clip text={entity.name} />
      </h1>
      <Aliases entity={entity} />
      <p className="story-facts">
        <span>
          Named in <strong className="number">{counted(entity.articleCount, "report")}</strong> from{" "}
          <strong className="number">{counted(entity.sourceCount, "independent outlet")}</strong>
        </span>
        {entity.firstSeen && (
          <span>
            <Period start={entity.firstSeen} end={entity.lastSeen} />
          </span>
        )}
        {entity.__typename === "Event" && (
          <span>
            <ModalityMark modality={entity.modality} polarity={entity.polarity} always />{" "}
            <Period start={entity.start} end={entity.end} />
          </span>
        )}
        {entity.__typename === "Document" && <span className="mark">{stateWords(entity.state)}</span>}
        {"speaksFor" in entity && entity.speaksFor.length > 0 && (
          <span>
            speaks for <EntityLinks entities={entity.speaksFor} />
          </span>
        )}
        {entity.wikidata && /^Q\d+$/.test(entity.wikidata) && (
          <OutsideLink url={`https://www.wikidata.org/wiki/${entity.wikidata}`} where="Wikidata’s page">
            {entity.wikidata}
          </OutsideLink>
        )}
        <Link href={graphPath({ entity: entity.id })} className="button">
          Open the graph
        </Link>
      </p>
    </header>
  );
}

export const stateWords = (state: string): string => state.toLowerCase().replaceAll("_", " ");

function Aliases({ entity }: { entity: Entity }) {
  const others = entity.aliases.filter((alias) => alias !== entity.name);
  if (others.length === 0) return null;
  const rest = others.slice(NAMES_SHOWN);
  return (
    <div className="aliases">
      <span className="faint">Also </span>
      {others.slice(0, NAMES_SHOWN).map((alias, place) => (
        <span key={alias}>
          {place > 0 && ", "}
          <bdi className="name">{alias.length > 160 ? `${alias.slice(0, 160)}…` : alias}</bdi>
        </span>
      ))}
      {rest.length > 0 && (
        <details>
          <summary>and {counted(rest.length, "more name")}</summary>
          <ul>
            {rest.map((alias) => (
              <li key={alias}>
                <Name text={alias} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Where({ entity }: { entity: Extract<Entity, { __typename: "Place" }> }) {
  const { latitude, longitude, country } = entity;
  if (latitude == null || longitude == null) return null;
  return (
    <section aria-label="Where it lies" className="section">
      <h2>Where it lies</h2>
      <Suspense fallback={<div className="map" />}>
        <PlaceMap points={[{ id: entity.id, name: entity.name, latitude, longitude }]} />
      </Suspense>
      <p className="section-note">
        {latitude.toFixed(2)}°, {longitude.toFixed(2)}°{country && country.id !== entity.id && <> in </>}
        {country && country.id !== entity.id && <EntityLink entity={country} />}
      </p>
    </section>
  );
}

