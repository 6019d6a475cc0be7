// Who acts in a story, where it plays, and the stories that share its cast.
import { lazy, Suspense } from "react";
import { useQuery } from "urql";
import { graphql } from "../../gql";
import { counted } from "../../parts/counted";
import { EntityLink } from "../../parts/EntityLink";
import { Loading } from "../../parts/Loading";
import { More } from "../../parts/More";
import { Section } from "../../parts/Section";
import { StoryCard } from "../../parts/StoryCard";
import { usePaged } from "../../parts/usePaged";

const PlaceMap = lazy(() => import("../../parts/PlaceMap"));

const StoryActors = graphql(`
  query StoryActors($id: ID!, $after: String) {
    story(id: $id) {
      id
      actors(first: 15, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            id
            ...EntityParts
            articleCount
          }
        }
      }
    }
  }
`);

const StoryPlaces = graphql(`
  query StoryPlaces($id: ID!) {
    story(id: $id) {
      id
      places(first: 25) {
        id
        ...EntityParts
        articleCount
        latitude
        longitude
      }
      documents(first: 10) {
        id
        ...EntityParts
        articleCount
        state
      }
      related(first: 4) {
        ...StoryCardParts
      }
    }
  }
`);

export function Actors({ id }: { id: string }) {
  const list = usePaged(StoryActors, { id }, (data) => data.story?.actors);
  return (
    <Section id="actors" title="Actors" count={list.total} note="With the reports that name them, in all stories.">
      <ul className="tally">
        {list.items.map((actor) => (
          <li key={actor.id}>
            <EntityLink entity={actor} />
            <span className="number faint">{counted(actor.articleCount, "report")}</span>
          </li>
        ))}
      </ul>
      <More list={list} what="the actors" none="Nobody acts in this story." />
    </Section>
  );
}

export function Places({ id }: { id: string }) {
  const [{ data, fetching }] = useQuery({ query: StoryPlaces, variables: { id } });
  const places = data?.story?.places ?? [];
  const documents = data?.story?.documents ?? [];
  const points = places.flatMap((place) =>
    place.latitude != null && place.longitude != null
      ? [{ id: place.id, name: place.name, latitude: place.latitude, longitude: place.longitude }]
      : [],
  );
  return (
    <>
      <Section id="places" title="Places" count={data ? places.length : null}>
        {fetching && !data && <Loading what="the places" />}
        {points.length > 0 && (
          <Suspense fallback={<div className="map map-empty" />}>
            <PlaceMap points={points} />
          </Suspense>
        )}
        <ul className="tally">
          {places.map((place) => (
            <li key={place.id}>
              <EntityLink entity={place} />
              <span className="number faint">{counted(place.articleCount, "report")}</span>
            </li>
          ))}
        </ul>
        {data && places.length === 0 && <p className="faint">No place is named.</p>}
      </Section>
      {documents.length > 0 && (
        <Section id="documents" title="Documents" count={documents.length}>
          <ul className="tally">
            {documents.map((document) => (
              <li key={document.id}>
                <EntityLink entity={document} />
                <span className="faint">{document.state.toLowerCase().replace("_", " ")}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

export function RelatedStories({ id }: { id: string }) {
  const [{ data }] = useQuery({ query: StoryPlaces, variables: { id } });
  const related = data?.story?.related ?? [];
  if (related.length === 0) return null;
  return (
    <Section id="related" title="Related stories">
      <ul className="related">
        {related.map((story) => (
          <li key={story.id}>
            <StoryCard story={story} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
