// The same searches in Chromium with its processor slowed four times: ours as a reader types them
// into the finder's page, the others as bare function calls.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { engines, fields, widener } from "./engines.mjs";
import { fold } from "./judge.mjs";

const slower = 4;
const port = Number(process.env.RAHDARI_PORT ?? 8123) + 7;
const percentile = (times, p) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor((times.length * p) / 100))] ?? null;

export async function inChromium(n, folder, records, cases) {
  const browser = await chromium.launch({
    executablePath: process.env.RAHDARI_CHROMIUM,
    args: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  const server = spawn(process.env.RAHDARI_BIN, ["serve", process.env.RAHDARI_SITE, "--port", String(port)], { stdio: "ignore" });
  try {
    const found = { ours: await typed(browser, join(folder, `index-${n}`), cases) };
    const widen = widener(join(folder, `data-${n}`));
    const queries = cases.filter((test) => test.answerable).map((test) => widen(test.query));
    Object.assign(found, await called(browser, records, queries));
    return found;
  } finally {
    server.kill();
    await browser.close();
  }
}

async function slow(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
}

/** Types every tenth case into the page, with the pieces of the large index in place of the site's. */
async function typed(browser, index, cases) {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  await page.route("**/data/finder/*/*", (route) =>
    route.fulfill({ body: readFileSync(join(index, basename(new URL(route.request().url()).pathname))) }),
  );
  await page.addInitScript(() => {
    globalThis.tasks = [];
    globalThis.keys = [];
    new PerformanceObserver((list) => globalThis.tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: "longtask" });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === "input" || entry.name === "keydown") globalThis.keys.push(entry.duration);
    }).observe({ type: "event", durationThreshold: 16 });
  });
  for (let tries = 0; ; tries++) {
    try {
      await page.goto(`http://127.0.0.1:${port}/en/training/`);
      break;
    } catch (error) {
      if (tries > 50) throw error;
      await new Promise((done) => setTimeout(done, 100));
    }
  }
  await page.locator("html[data-app=ready]").waitFor({ state: "attached" });
  const box = page.locator("#finder-q");
  await box.fill("course");
  await page.locator(".found [data-programme]").first().waitFor();
  await slow(page);
  await page.evaluate(() => ((globalThis.tasks.length = 0), (globalThis.keys.length = 0)));
  let typedKeys = 0;
  for (const test of cases.filter((_, i) => i % 10 === 0)) {
    await box.fill("");
    await page.waitForTimeout(150);
    await box.pressSequentially(test.query, { delay: 60 });
    typedKeys += test.query.length;
    await page.waitForTimeout(250);
  }
  const { tasks, keys } = await page.evaluate(() => ({ tasks: globalThis.tasks, keys: globalThis.keys }));
  await page.close();
  // The browser reports events from 16 ms on; the others were quicker.
  const all = [...keys, ...Array(Math.max(0, typedKeys - keys.length)).fill(8)];
  return { paint95: percentile(all, 95), longest: Math.round(Math.max(0, ...tasks)), keys: typedKeys };
}

async function called(browser, records, queries) {
  const page = await browser.newPage();
  for (const [name, specifier] of [["MiniSearch", "minisearch"], ["Fuse", "fuse.js"], ["FlexSearch", "flexsearch"]]) {
    const code = readFileSync(fileURLToPath(import.meta.resolve(specifier)), "base64");
    await page.evaluate(
      async ([name, code]) => (globalThis[name] = (await import(`data:text/javascript;base64,${code}`)).default),
      [name, code],
    );
  }
  await page.evaluate(`globalThis.fields = ${JSON.stringify(fields)}; globalThis.fold = ${fold}; globalThis.engines = ${engines};`);
  await slow(page);
  const found = {};
  for (const name of ["MiniSearch", "Fuse.js", "FlexSearch"]) {
    const some = name === "Fuse.js" && records.length > 1000 ? queries.filter((_, i) => i % 40 === 0) : queries;
    const times = await page.evaluate(
      ({ name, records, queries }) => {
        const { MiniSearch, Fuse, FlexSearch } = globalThis;
        const engine = globalThis.engines({ MiniSearch, Fuse, FlexSearch })[name](records);
        return queries.map((query) => {
          const start = performance.now();
          engine.find(query, 5);
          return performance.now() - start;
        });
      },
      { name, records, queries: some },
    );
    found[name] = { query95: percentile(times, 95) };
  }
  await page.close();
  return found;
}
