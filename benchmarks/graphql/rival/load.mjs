// Sends one query over and over, its variables drawn beforehand, and says how long each answer took.
// node load.mjs URL REQUESTS.json CONCURRENCY SECONDS   prints one JSON object
// REQUESTS.json: {"query": text, "variables": [...], "least": bytes}. The variables are taken in turn, each by one
// request; where they run out they are taken from the start. An answer with errors or of fewer bytes ends the run.
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { Pool } from "undici";

const [url, file, concurrency, seconds] = process.argv.slice(2);
const asked = JSON.parse(readFileSync(file, "utf8"));
const bodies = asked.variables.map((variables) => JSON.stringify({ query: asked.query, variables }));
const { origin, pathname } = new URL(url);
const pool = new Pool(origin, { connections: Number(concurrency), pipelining: 1 });
const headers = { "content-type": "application/json", accept: "application/json" };
const took = [];
let next = 0;
let bytes = 0;
let until = 0;
let measured = false;

async function one() {
  const body = bodies[next++ % bodies.length];
  const began = performance.now();
  const answer = await pool.request({ path: pathname, method: "POST", headers, body });
  const text = Buffer.from(await answer.body.arrayBuffer());
  const ms = performance.now() - began;
  if (answer.statusCode !== 200 || text.length < asked.least || text.indexOf('"errors":[') >= 0) {
    throw new Error(`${answer.statusCode} for ${body.slice(-300)}: ${text.toString().slice(0, 500)}`);
  }
  if (measured) {
    took.push(ms);
    bytes += text.length;
  }
}

async function worker() {
  while (performance.now() < until) await one();
}

async function round(ms) {
  until = performance.now() + ms;
  const began = performance.now();
  await Promise.all(Array.from({ length: Number(concurrency) }, worker));
  return (performance.now() - began) / 1000;
}

await round(Math.min(2000, Number(seconds) * 250));
measured = true;
const cpu = process.cpuUsage();
const elapsed = await round(Number(seconds) * 1000);
const used = process.cpuUsage(cpu);
await pool.close();
took.sort((a, b) => a - b);
const at = (share) => Number(took[Math.min(took.length - 1, Math.floor(took.length * share))].toFixed(3));
console.log(
  JSON.stringify({
    requests: took.length,
    sent: next,
    per_second: Number((took.length / elapsed).toFixed(1)),
    p50_ms: at(0.5),
    p99_ms: at(0.99),
    mean_bytes: Math.round(bytes / took.length),
    load_cpu: Number(((used.user + used.system) / 1e6 / elapsed).toFixed(3)),
  }),
);
