// What raters say of an outlet: side and factuality, each with the rater's name.
import { graphql } from "../gql";
import type { RatingPartsFragment } from "../gql/graphql";
import { sideClass } from "./sides";
import { Name } from "./Text";

export const RatingParts = graphql(`
  fragment RatingParts on Rating {
    axis
    value
    score
    catalogue {
      id
      name
    }
  }
`);

export function RatingMarks({ ratings }: { ratings: readonly RatingPartsFragment[] }) {
  if (ratings.length === 0) return <span className="rating rating-none">unrated</span>;
  return ratings.map((rating) => (
    <span
      key={`${rating.axis}:${rating.catalogue.id}:${rating.value}`}
      className="rating"
      title={`${rating.axis === "BIAS" ? "Political side" : "Factuality"}, by ${rating.catalogue.name}`}
    >
      <span className={`rating-dot ${sideClass(rating.axis, rating.value, rating.score ?? null)}`} aria-hidden="true" />
      <span className="unseen">{rating.axis === "BIAS" ? "Side: " : "Factuality: "}</span>
      <Name text={rating.value} />
      <span className="unseen">, says {rating.catalogue.name}</span>
    </span>
  ));
}
