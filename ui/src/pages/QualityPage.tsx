// How well the reading was measured to work: every figure with its interval, its size and a plain baseline.
import { Fragment } from "react";
import { useQuery } from "urql";
import { graphql } from "../gql";
import type { QualityPageQuery } from "../gql/graphql";
import { Failed, Loading } from "../parts/Loading";
import { OnThisPage } from "../parts/Section";
import "../styles/quality.css";

const QualityQuery = graphql(`
  query QualityPage {
    quality {
      task
      dataset
      split
      metric
      value
      low
      high
      n
      baseline
      model
    }
  }
`);

type Figure = QualityPageQuery["quality"][number];

export default function QualityPage() {
  const [{ data, error, fetching }] = useQuery({ query: QualityQuery });
  const figures = data?.quality ?? [];
  const tasks = [...Map.groupBy(figures, (each) => each.task)];
  return (
    <div className="page">
      <title>Quality · Dramatis</title>
      <h1>How well it reads</h1>
      <p className="lead">
        Names, relations, events and the rest are read by a program, and programs err. These are its measured figures on
        texts that it wasn’t made with, each with the interval in which it would fall 95 times out of 100, beside a plain
        baseline where there is one.
      </p>
      <Words />
      {error && <Failed error={error} />}
      {fetching && !data && <Loading what="the figures" />}
      {data && figures.length === 0 && <p className="faint">No figures come with this installation.</p>}
      {tasks.length > 1 && <OnThisPage sections={tasks.map(([task]) => [`figures-${task}`, taskWords(task)] as const)} />}
      {tasks.map(([task, rows]) => (
        <Task key={task} task={task} rows={rows} />
      ))}
    </div>
  );
}

/** The words of the tables, for who has never measured such a thing. */
const WORDS: readonly (readonly [string, string])[] = [
  ["precision", "How much of what was found is right."],
  ["recall", "How much of what is there was found."],
  ["f1", "Both in one figure, near the lower of the two. Micro counts each item once, macro each class once."],
  ["ner, rules", "Names as the pipeline alone finds them, and after the rules that mend them."],
  ["b3, muc, ceafe, conll", "Four ways to compare who is one and the same with what readers decided; conll is the mean of three."],
  ["tag, lemma, uas, las", "Words with the right part of speech, base form, head, and head with its function."],
  ["raw", "From the bare text, where sentences and words have to be found too."],
  ["rouge", "Words (1) or pairs of words (2) that a summary shares with one written by people."],
  ["relaxed", "A date counts where it overlaps the right one."],
  ["baseline", "What a plain method reaches on the same texts: the tick on the line."],
  ["tune, dev, all", "Texts that could be looked at while the rules were written."],
  ["score, held out", "Texts that nobody looked at before they were measured."],
];

function Words() {
  return (
    <details className="quality-words">
      <summary>What the words mean</summary>
      <dl>
        {WORDS.map(([word, meaning]) => (
          <Fragment key={word}>
            <dt>{word}</dt>
            <dd>{meaning}</dd>
          </Fragment>
        ))}
      </dl>
    </details>
  );
}

function Task({ task, rows }: { task: string; rows: readonly Figure[] }) {
  return (
    <section id={`figures-${task}`} className="section" aria-labelledby={`task-${task}`}>
      <h2 id={`task-${task}`}>{taskWords(task)}</h2>
      <div className="table-scroll" role="region" aria-label={`Figures for ${task}`} tabIndex={0}>
        <table className="quality">
          <thead>
            <tr>
              <th scope="col">Measure</th>
              <th scope="col">Pipeline</th>
              <th scope="col">Figure</th>
              <th scope="col">95 % between</th>
              <th scope="col">Baseline</th>
              <th scope="col">Items</th>
              <th scope="col">Data</th>
              <th scope="col">Weights</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.dataset} ${row.split} ${row.metric} ${row.model}`}>
                <th scope="row">{row.metric.replaceAll("_", " ")}</th>
                <td>{pipelineOf(row)}</td>
                <td className="number">
                  <strong>{figure(row.value)}</strong>
                  <Range row={row} />
                </td>
                <td className="number">
                  {figure(row.low)} – {figure(row.high)}
                </td>
                <td className="number">{row.baseline == null ? <span className="faint">–</span> : figure(row.baseline)}</td>
                <td className="number">{row.n.toLocaleString("en")}</td>
                <td>
                  {row.dataset} <span className="faint">{row.split}</span>
                </td>
                <td className="faint">{row.model.slice(pipelineOf(row).length)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** The name of the pipeline, which its weights' checksum follows. */
const pipelineOf = (row: Figure): string => row.model.split(" ", 1)[0] ?? "";

/** `names-crossner` as “Names crossner”. */
function taskWords(task: string): string {
  const words = task.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Shares as .812; what is no share keeps its size. */
const figure = (value: number): string =>
  Math.abs(value) <= 1 ? value.toFixed(3).replace(/^0/, "") : value.toLocaleString("en", { maximumFractionDigits: 1 });

/** The interval as a stroke on a line from 0 to 1; the baseline is a tick. */
function Range({ row }: { row: Figure }) {
  if (row.low < 0 || row.high > 1) return null;
  return (
    <svg className="range" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect x="0" y="4.5" width="100" height="1" className="range-line" />
      <rect x={row.low * 100} y="3" width={Math.max(0.8, (row.high - row.low) * 100)} height="4" className="range-band" />
      {row.baseline != null && row.baseline >= 0 && row.baseline <= 1 && (
        <rect x={row.baseline * 100} y="1" width="0.8" height="8" className="range-base" />
      )}
    </svg>
  );
}
