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
export async function typed(browser, index, cases) {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  await page.route("**/data/finder/*/*", (route) =>
    route.fulfill({ body: readFileSync(join(index, basename(new URL(route.request().url()).pathname))) }),
  );
  await page.addInitScript(watchKeys);
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
  await page.evaluate(() => ((globalThis.tasks.length = 0), (globalThis.painted.length = 0)));
  let keys = 0;
  for (const test of cases.filter((_, i) => i % 10 === 0)) {
    await box.fill("");
    await page.waitForTimeout(300);
    await box.pressSequentially(test.query, { delay: 120 });
    keys += test.query.length;
    await page.waitForTimeout(300);
  }
  const { tasks, painted } = await page.evaluate(() => ({ tasks: globalThis.tasks, painted: globalThis.painted }));
  await page.close();
  return { paint50: percentile(painted, 50), paint95: percentile(painted, 95), longest: Math.round(Math.max(0, ...tasks)), long: tasks.length, keys, painted: painted.length };
}

/**
 * Runs in the page: for every key the time until the frame with its answer is painted, and the tasks
 * that the browser calls long (over 50 ms).
 */
function watchKeys() {
  globalThis.tasks = [];
  globalThis.painted = [];
  new PerformanceObserver((list) => globalThis.tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: "longtask" });
  addEventListener(
    "input",
    (event) => {
      // The answer is drawn before the next frame; a message sent from a frame's callback arrives when
      // that frame has been painted.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => globalThis.painted.push(performance.now() - event.timeStamp);
        port2.postMessage(null);
      });
    },
    { capture: true },
  );
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
