// Who covers a story: sides, factuality and owners of its outlets, by each rater, with the unrated beside them.
import type { ReactNode } from "react";
import { useQuery } from "urql";
import { graphql } from "../../gql";
import type { RatingAxis } from "../../gql/enums";
import type { StoryCoverageQuery } from "../../gql/graphql";
import { counted, percent } from "../../parts/counted";
import { Failed, Loading } from "../../parts/Loading";
import { Section } from "../../parts/Section";
import { sideClass } from "../../parts/sides";
import { Name } from "../../parts/Text";

const StoryCoverage = graphql(`
  query StoryCoverage($id: ID!) {
    story(id: $id) {
      id
      coverage {
        articles
        sources
        originals
        copies
        bias {
          ...DistributionParts
        }
        factuality {
          ...DistributionParts
        }
        ownership {
          label
          sources
          articles
          share
        }
        countries {
          label
          sources
          articles
          share
        }
        blindspots {
          side
          share
          expected
          sources
          catalogue {
            id
            name
          }
        }
      }
    }
  }
`);

export const DistributionParts = graphql(`
  fragment DistributionParts on Distribution {
    unratedSources
    unratedArticles
    catalogue {
      id
      name
      attribution
    }
    buckets {
      label
      sources
      articles
      share
    }
  }
`);

type CoverageData = NonNullable<StoryCoverageQuery["story"]>["coverage"];
type Distribution = CoverageData["bias"][number];
type Bucket = Distribution["buckets"][number];

export function Coverage({ id, stated }: { id: string; /** What a page claims of it. */ stated: ReactNode }) {
  const [{ data, error, fetching }] = useQuery({ query: StoryCoverage, variables: { id } });
  const coverage = data?.story?.coverage;
  return (
    <Section id="coverage" title="Coverage">
      {error && <Failed error={error} />}
      {!coverage && fetching && <Loading what="the coverage" />}
      {coverage && <Charts coverage={coverage} stated={stated} />}
    </Section>
  );
}

function Charts({ coverage, stated }: { coverage: CoverageData; stated: ReactNode }) {
  return (
    <>
      <p className="section-note">
        {counted(coverage.sources, "independent outlet")}, {counted(coverage.originals, "original")}
        {coverage.copies > 0 && <> and {counted(coverage.copies, "copy", "copies")}</>}. Copies count for where they come
        from.
      </p>
      <Blindspots coverage={coverage} />
      {stated}
      {coverage.bias.map((each) => (
        <Chart key={each.catalogue.id} title="Political side" axis="BIAS" distribution={each} />
      ))}
      {coverage.factuality.map((each) => (
        <Chart key={each.catalogue.id} title="Factuality" axis="FACTUALITY" distribution={each} />
      ))}
      {coverage.bias.length + coverage.factuality.length === 0 && (
        <p className="faint small">No catalogue of ratings is loaded that knows these outlets.</p>
      )}
      <Shares title="Owners" buckets={coverage.ownership} none="No owner of these outlets is known." />
      <Shares title="Countries" buckets={coverage.countries.map(named)} none="No country of these outlets is known." />
    </>
  );
}

/** A country by its English name in place of its code. */
function named(bucket: Bucket): Bucket {
  try {
    return { ...bucket, label: new Intl.DisplayNames("en", { type: "region" }).of(bucket.label) ?? bucket.label };
  } catch {
    return bucket;
  }
}

function Blindspots({ coverage }: { coverage: CoverageData }) {
  return coverage.blindspots.map((spot) => (
    <p key={`${spot.catalogue.id}:${spot.side}`} className="blindspot">
      <strong>Blind spot: {spot.side}.</strong> {percent(spot.share)} of {counted(spot.sources, "rated outlet")}; of other
      stories it is usually {percent(spot.expected)}, by <Name text={spot.catalogue.name} />.
    </p>
  ));
}

function Chart({ title, axis, distribution }: { title: string; axis: RatingAxis; distribution: Distribution }) {
  const { buckets, catalogue, unratedSources } = distribution;
  const all = buckets.reduce((sum, bucket) => sum + bucket.sources, 0) + unratedSources;
  if (all === 0) return null;
  return (
    <figure className="chart">
      <figcaption>
        <h3>{title}</h3>
        <span className="chart-rater" title={catalogue.attribution}>
          by <Name text={catalogue.name} />
        </span>
      </figcaption>
      <div className="bar" aria-hidden="true">
        {buckets.map((bucket) => (
          <span
            key={bucket.label}
            className={sideClass(axis, bucket.label, null)}
            style={{ flexGrow: bucket.sources }}
          />
        ))}
        {unratedSources > 0 && <span className="unrated" style={{ flexGrow: unratedSources }} />}
      </div>
      <ul className="chart-key">
        {buckets.map((bucket) => (
          <li key={bucket.label}>
            <span className={`rating-dot ${sideClass(axis, bucket.label, null)}`} aria-hidden="true" />
            <Name text={bucket.label} />
            <span className="number">
              {counted(bucket.sources, "outlet")}, {percent(bucket.share)}
            </span>
          </li>
        ))}
        <li>
          <span className="rating-dot unrated" aria-hidden="true" />
          Unrated
          <span className="number">
            {counted(unratedSources, "outlet")} of {all.toLocaleString("en")}
          </span>
        </li>
      </ul>
    </figure>
  );
}

/** As many as fit beside the rest; there may be dozens of owners. */
const SHOWN = 6;

function Shares({ title, buckets, none }: { title: string; buckets: readonly Bucket[]; none: string }) {
  return (
    <div className="chart">
      <h3>{title}</h3>
      {buckets.length === 0 && <p className="faint small">{none}</p>}
      <ul className="shares">
        {buckets.slice(0, SHOWN).map((bucket) => (
          <li key={bucket.label}>
            <span className="clip clip-1">
              <Name text={bucket.label} />
            </span>
            <span className="share-bar" aria-hidden="true">
              <span style={{ width: `${bucket.share * 100}%` }} />
            </span>
            <span className="number">
              <span className="unseen">{percent(bucket.share)}, </span>
              {bucket.sources}
              <span className="unseen"> outlets</span>
            </span>
          </li>
        ))}
      </ul>
      {buckets.length > SHOWN && <p className="faint small">and {buckets.length - SHOWN} more</p>}
    </div>
  );
}
