// Charts measured: from data to painted picture in Chromium with its processor slowed four times, ours
// beside Chart.js, uPlot and ECharts, and the bytes of one embed of each.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { chromium } from "@playwright/test";

const slower = 4;
const sizes = [10, 1_000, 10_000];
const rounds = 9;
const port = Number(process.env.RAHDARI_PORT ?? 8123) + 7;
const site = process.env.RAHDARI_SITE;
const chart = "mw-by-year";
const base = `http://127.0.0.1:${port}`;
const library = (path) => readFileSync(fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url)), "utf8");
const libraries = {
  "Chart.js": { script: library("chart.js/dist/chart.umd.min.js"), style: "" },
  uPlot: { script: library("uplot/dist/uPlot.iife.min.js"), style: library("uplot/dist/uPlot.min.css") },
  ECharts: { script: library("echarts/dist/echarts.min.js"), style: "" },
};
const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];

/** `n` days in a row with a value that wanders, the same in every run. */
function points(n, seed) {
  let value = 500 + seed * 100;
  let state = 12_345 + seed;
  return Array.from({ length: n }, (_, i) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    value = Math.max(1, value + ((state >> 8) % 41) - 20);
    return { day: new Date(Date.UTC(1995, 0, 1 + i)).toISOString().slice(0, 10), value };
  });
}

/** Runs in a page: resolves when what was drawn has been painted. */
const painted = () =>
  new Promise((done) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now());
      port2.postMessage(0);
    }),
  );

async function slow(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
}

/** The chart's own page with `n` points in its data: a region is chosen, and the page redraws headline,
 * sentence, and both pictures of it. */
async function ours(browser, n) {
  const page = await browser.newPage({ viewport: { width: 760, height: 900 } });
  const payload = JSON.parse(readFileSync(join(site, `data/page/charts/${chart}.json`), "utf8"));
  const own = payload.body.chart.chart;
  const data = own.slices.map((_, seed) => points(n, seed));
  own.marks = data[0].map(({ day }) => ({ id: day, name: null }));
  own.slices.forEach((slice, seed) => (slice.values = [data[seed].map(({ value }) => value)]));
  await page.route(`**/data/page/charts/${chart}.json`, (route) => route.fulfill({ json: payload }));
  await page.goto(`${base}/en/charts/${chart}/`);
  await page.locator("html[data-app=ready]").waitFor({ state: "attached" });
  await page.evaluate(`globalThis.painted = ${painted}`);
  await slow(page);
  const times = [];
  for (let round = 0; round < rounds; round++) {
    times.push(
      await page.evaluate(async (round) => {
        const select = document.querySelector("select[name=region]");
        const stage = document.querySelector("#chart-stage");
        select.value = select.options[1 + (round % (select.options.length - 1))].value;
        const start = performance.now();
        const drawn = new Promise((done) => {
          const observer = new MutationObserver(() => (observer.disconnect(), done()));
          observer.observe(stage, { childList: true, subtree: true });
        });
        select.dispatchEvent(new Event("change", { bubbles: true }));
        await drawn;
        return (await globalThis.painted()) - start;
      }, round),
    );
  }
  await page.close();
  return median(times);
}

/** A line of the same points by another library, made anew in every round, without animation. */
async function theirs(browser, name, n) {
  const page = await browser.newPage({ viewport: { width: 760, height: 900 } });
  await page.setContent(`<!DOCTYPE html><style>${libraries[name].style}</style><div id="box" style="width:680px;height:328px"></div>`);
  await page.addScriptTag({ content: libraries[name].script });
  await page.evaluate(`globalThis.painted = ${painted}`);
  await slow(page);
  const times = [];
  for (let round = 0; round < rounds; round++) {
    times.push(
      await page.evaluate(
        async ({ name, data }) => {
          const box = document.querySelector("#box");
          const labels = data.map(({ day }) => day);
          const values = data.map(({ value }) => value);
          box.replaceChildren();
          const start = performance.now();
          let free = () => {};
          if (name === "Chart.js") {
            const canvas = box.appendChild(document.createElement("canvas"));
            const made = new globalThis.Chart(canvas, {
              type: "line",
              data: { labels, datasets: [{ label: "MW", data: values, fill: true }] },
              options: { animation: false, maintainAspectRatio: false },
            });
            free = () => made.destroy();
          } else if (name === "uPlot") {
            const seconds = labels.map((day) => Date.parse(day) / 1000);
            const made = new globalThis.uPlot({ width: 680, height: 328, series: [{}, { label: "MW", stroke: "teal", fill: "#cee" }] }, [seconds, values], box);
            free = () => made.destroy();
          } else {
            const made = globalThis.echarts.init(box);
            made.setOption({
              animation: false,
              tooltip: { trigger: "axis" },
              xAxis: { type: "category", data: labels },
              yAxis: { type: "value" },
              series: [{ type: "line", data: values, areaStyle: {} }],
            });
            free = () => made.dispose();
          }
          const time = (await globalThis.painted()) - start;
          free();
          return time;
        },
        { name, data: points(n, round) },
      ),
    );
  }
  await page.close();
  return median(times);
}

const packed = (text) => brotliCompressSync(text).length;

/** Bytes of one embed of ten points, Brotli: page, script and style. */
function bytes() {
  const html = readFileSync(join(site, `embed/en/${chart}/index.html`), "utf8");
  const style = readFileSync(join(site, /href="\/(embed\/style-[^"]+)"/.exec(html)[1]), "utf8");
  const script = readFileSync(join(site, "embed/embed.js"), "utf8");
  const found = { Rahdari: packed(html) + packed(style) + packed(script) };
  for (const [name, { script, style }] of Object.entries(libraries)) {
    const page = `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Power</title><link rel="stylesheet" href="s.css"><div id="box"></div><script src="l.js"></script><script>const data=${JSON.stringify(points(10, 0))}</script>`;
    found[name] = packed(page) + packed(script) + (style ? packed(style) : 0);
  }
  return found;
}

const browser = await chromium.launch({
  executablePath: process.env.RAHDARI_CHROMIUM,
  args: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
const server = spawn(process.env.RAHDARI_BIN, ["serve", site, "--port", String(port)], { stdio: "ignore" });
try {
  for (let tries = 0; ; tries++) {
    try {
      await fetch(`${base}/en/`);
      break;
    } catch (error) {
      if (tries > 50) throw error;
      await new Promise((done) => setTimeout(done, 100));
    }
  }
  const names = ["Rahdari", ...Object.keys(libraries)];
  const weights = bytes();
  console.log(`\nFrom data to painted picture, Chromium ${browser.version()}, processor slowed ${slower} times, median of ${rounds}, ms (ratio to ours)`);
  console.log(["points".padEnd(8), ...names.map((name) => name.padStart(18))].join(""));
  for (const n of sizes) {
    const mine = await ours(browser, n);
    const cells = [mine.toFixed(1)];
    for (const name of Object.keys(libraries)) {
      const time = await theirs(browser, name, n);
      cells.push(`${time.toFixed(1)} (${(time / mine).toFixed(2)})`);
    }
    console.log([String(n).padEnd(8), ...cells.map((cell) => cell.padStart(18))].join(""));
  }
  const cells = names.map((name) => `${weights[name]} (${(weights[name] / weights.Rahdari).toFixed(2)})`);
  console.log(["bytes".padEnd(8), ...cells.map((cell) => cell.padStart(18))].join(""));
} finally {
  server.kill();
  await browser.close();
}
