// What a pasted story page claims of its outlets, drawn like what is held and beside it.
import { Link } from "wouter";
import { articlePath } from "../../app/paths";
import type { RatingAxis } from "../../gql/enums";
import type { StoryPageQuery } from "../../gql/graphql";
import { counted, percent } from "../../parts/counted";
import { sideClass } from "../../parts/sides";
import { Name } from "../../parts/Text";

type Story = NonNullable<StoryPageQuery["story"]>;
type Share = Story["stated"][number];

const TITLES: Record<RatingAxis, string> = { BIAS: "Political side", FACTUALITY: "Factuality" };

/** A chart for each page and axis; nothing where no page states anything. */
export function Stated({ story }: { story: Story }) {
  const charts = Map.groupBy(story.stated, (share) => `${share.axis} ${share.article.id}`);
  return [...charts].map(([key, shares]) => <Chart key={key} story={story} shares={shares} />);
}

function Chart({ story, shares }: { story: Story; shares: readonly Share[] }) {
  const [first] = shares;
  if (first === undefined) return null;
  const told = shares.reduce((sum, each) => sum + each.share, 0);
  const colour = (share: Share) => sideClass(share.axis, share.label, null);
  return (
    <figure className="chart chart-stated">
      <figcaption>
        <h3>{TITLES[first.axis]}, as stated</h3>
        <span className="chart-rater">
          by <Link href={articlePath(first.article.id)}>the pasted page</Link>
          {story.statedArticleCount != null && <>, of {counted(story.statedArticleCount, "article")}</>}
        </span>
      </figcaption>
      <div className="bar" aria-hidden="true">
        {shares.map((each) => (
          <span key={each.label} className={colour(each)} style={{ flexGrow: each.share }} />
        ))}
        {told < 1 && <span className="unrated" style={{ flexGrow: 1 - told }} />}
      </div>
      <ul className="chart-key">
        {shares.map((each) => (
          <li key={each.label}>
            <span className={`rating-dot ${colour(each)}`} aria-hidden="true" />
            <Name text={each.label} />
            <span className="number">{percent(each.share)}</span>
          </li>
        ))}
        {told < 1 && (
          <li>
            <span className="rating-dot unrated" aria-hidden="true" />
            Not stated
            <span className="number">{percent(1 - told)}</span>
          </li>
        )}
      </ul>
      <p className="section-note">Its own claim; held here are {counted(story.articleCount, "report")}.</p>
    </figure>
  );
}
