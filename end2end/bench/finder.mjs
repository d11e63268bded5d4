// The finder measured: relevance, speed and growth, ours beside MiniSearch, Fuse.js and FlexSearch.
// Arguments: folder of data and indexes, sizes of the table of growth, --, sizes to compare at.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import Fuse from "fuse.js";
import FlexSearch from "flexsearch";
import MiniSearch from "minisearch";
import { inChromium } from "./chromium.mjs";
import { engines, widener } from "./engines.mjs";
import { judge } from "./judge.mjs";
import { programmes } from "./records.mjs";

const [folder, ...rest] = process.argv.slice(2);
const sizes = rest.slice(0, rest.indexOf("--")).map(Number);
const compared = rest.slice(rest.indexOf("--") + 1).map(Number);
const rahdari = process.env.RAHDARI_BIN;
const dataOf = (n) => join(folder, `data-${n}`);
const cases = JSON.parse(readFileSync(join(dataOf(compared[0]), "language/search-cases.json"), "utf8"));
const answerable = cases.filter((test) => test.answerable);

/** Answers of our engine, natively. The first round warms the processor. */
function ours(n) {
  const lines = [...cases, ...cases].map((test) => JSON.stringify({ query: test.query, limit: 5 })).join("\n");
  const out = execFileSync(rahdari, ["find", "--batch", "--index", join(folder, `index-${n}`)], {
    input: lines,
    maxBuffer: 1 << 28,
  });
  return out.toString().trim().split("\n").slice(cases.length).map((line) => JSON.parse(line));
}

const percentile = (times, p) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor((times.length * p) / 100))];
const ms = (time) => (time === null ? "–" : time < 10 ? time.toFixed(2) : time.toFixed(0));
const kb = (bytes) => (bytes === null ? "–" : `${(bytes / 1000).toFixed(0)} kB`);
const packed = (text) => (text === null ? null : brotliCompressSync(text).length);
const row = (cells, widths) => cells.map((cell, i) => (i ? String(cell).padStart(widths[i]) : String(cell).padEnd(widths[0]))).join("  ");

console.log("\nGrowth (native)");
const growth = [10, 10, 10, 14, 12, 12];
console.log(row(["programmes", "build ms", "Brotli", "first query", "median ms", "95 % ms"], growth));
for (const n of sizes) {
  const report = JSON.parse(readFileSync(join(folder, `report-${n}`), "utf8"));
  const times = ours(n).map((answer) => answer.ms);
  console.log(
    row(
      [n, report.build_ms, kb(report.brotli_bytes), kb(report.first_query_brotli_bytes), ms(percentile(times, 50)), ms(percentile(times, 95))],
      growth,
    ),
  );
}

for (const n of compared) {
  console.log(`\n${n} programmes, ${answerable.length} answerable queries: a right one in the first five`);
  const widths = [12, 9, 10, 12, 11, 18, 16];
  console.log(row(["", "success", "Brotli", "median ms", "95 % ms", "Chromium 4x 95 %", "longest task"], widths));
  const records = programmes(dataOf(n));
  const judged = judge(dataOf(n), records);
  const share = (keysOf) =>
    `${((100 * answerable.filter((test) => judged.passes(test, keysOf(test))).length) / answerable.length).toFixed(1)} %`;
  const answers = new Map(ours(n).map((answer, i) => [cases[i].query, answer]));
  const report = JSON.parse(readFileSync(join(folder, `report-${n}`), "utf8"));
  const browser = await inChromium(n, folder, records, cases);
  const times = [...answers.values()].map((answer) => answer.ms);
  console.log(
    row(
      ["Rahdari", share((test) => answers.get(test.query).keys), kb(report.brotli_bytes), ms(percentile(times, 50)), ms(percentile(times, 95)), ms(browser.ours.paint95), `${browser.ours.longest} ms`],
      widths,
    ),
  );
  const widen = widener(dataOf(n));
  for (const [name, build] of Object.entries(engines({ MiniSearch, Fuse, FlexSearch }))) {
    const engine = build(records);
    const own = [];
    // Fuse.js looks through every record letter by letter; a tenth of the queries is enough for its times.
    const every = name === "Fuse.js" && n > 1000 ? 10 : 1;
    const found = new Map();
    const asked = answerable.filter((_, i) => i % every === 0);
    for (const test of asked) {
      const query = widen(test.query);
      const start = performance.now();
      found.set(test, engine.find(query, 5));
      own.push(performance.now() - start);
    }
    const right = asked.filter((test) => judged.passes(test, found.get(test))).length;
    console.log(
      row(
        [name, `${((100 * right) / asked.length).toFixed(1)} %`, kb(packed(engine.bytes())), ms(percentile(own, 50)), ms(percentile(own, 95)), ms(browser[name]?.query95 ?? null), "–"],
        widths,
      ),
    );
  }
}
