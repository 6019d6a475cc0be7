// How well the reading was measured to work: every figure with its interval, its size and a plain baseline.
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

function Task({ task, rows }: { task: string; rows: readonly Figure[] }) {
  return (
    <section id={`figures-${task}`} className="section" aria-labelledby={`task-${task}`}>
      <h2 id={`task-${task}`}>{taskWords(task)}</h2>
      <div className="table-scroll" role="region" aria-label={`Figures for ${task}`} tabIndex={0}>
        <table className="quality">
          <thead>
            <tr>
              <th scope="col">Measure</th>
              <th scope="col">Figure</th>
              <th scope="col">95 % between</th>
              <th scope="col">Baseline</th>
              <th scope="col">Items</th>
              <th scope="col">Data</th>
              <th scope="col">Model</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.dataset} ${row.split} ${row.metric} ${row.model}`}>
                <th scope="row">{row.metric.replaceAll("_", " ")}</th>
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
                <td className="faint">{row.model}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

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
