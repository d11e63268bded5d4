// How fast the portal starts: the first time on slow 4G, the second time without a network, both
// with the processor slowed four times. What counts is the ratio, in one run on one machine.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";

const rounds = 3;
const slower = 4;
// "Slow 4G" of Chromium's own developer tools: 562.5 ms there and back, 1.44 Mbit/s down, 0.675 up.
const slow4g = { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 };
const bars = { readable: 0.6, working: 1.2 };
const port = Number(process.env.RAHDARI_PORT ?? 8123) + 9;
const address = `http://127.0.0.1:${port}/ur/`;
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const found = { online: [], readable: [], working: [] };
for (let round = 0; round < rounds; round++) {
  const folder = mkdtempSync(join(tmpdir(), "rahdari-load-"));
  try {
    const server = await serve();
    const first = await start(folder, slow4g, async (page) => {
      await page.waitForFunction(
        async () => {
          const { active } = await navigator.serviceWorker.ready;
          const channel = new MessageChannel();
          const answer = new Promise((done) => (channel.port1.onmessage = ({ data }) => done(data)));
          active.postMessage({ do: "state" }, [channel.port2]);
          return (await answer).version > 0;
        },
        undefined,
        { timeout: 120_000, polling: 500 },
      );
    });
    await server.stop();
    const second = await start(folder, null, async () => {});
    found.online.push(first.readable);
    found.readable.push(second.readable);
    found.working.push(second.working);
    console.log(`round ${round + 1}: first view ${ms(first.readable)} (working ${ms(first.working)}); second start ${ms(second.readable)}, working ${ms(second.working)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const online = median(found.online);
for (const [name, times] of [["readable", found.readable], ["working", found.working]]) {
  const ratio = median(times) / online;
  console.log(`second start, offline, ${name}: ${ms(median(times))}, ${ratio.toFixed(2)} x the first view of ${ms(online)} (bar ${bars[name]}) ${ratio <= bars[name] ? "ok" : "MISSED"}`);
}

function ms(time) {
  return `${Math.round(time)} ms`;
}

/** Starts a browser on the profile in `folder`, opens the page and times it from the navigation on. */
async function start(folder, network, after) {
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.RAHDARI_CHROMIUM,
    viewport: { width: 360, height: 740 },
    args: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    if (network) await session.send("Network.emulateNetworkConditions", network);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
    await page.addInitScript(() => {
      new MutationObserver(() => {
        if (document.documentElement?.dataset.app === "ready") globalThis.working ??= performance.now();
      }).observe(document, { attributes: true, subtree: true, childList: true });
    });
    await page.goto(address);
    await page.waitForFunction(() => globalThis.working && document.querySelector("h1"));
    const times = await page.evaluate(() => {
      const [paint] = performance.getEntriesByName("first-contentful-paint");
      return { readable: paint.startTime, working: globalThis.working };
    });
    await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    if (network) await session.send("Network.emulateNetworkConditions", { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
    await after(page);
    return times;
  } finally {
    await context.close();
  }
}

/** The published site, as `rahdari serve` answers. */
function serve() {
  const server = spawn(process.env.RAHDARI_BIN, ["serve", process.env.RAHDARI_SITE, "--port", String(port)], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((done) => server.once("exit", done));
  return new Promise((done, failed) => {
    server.stdout.once("data", () =>
      done({
        stop: () => {
          server.kill();
          return ended;
        },
      }),
    );
    server.once("exit", (code) => failed(new Error(`the server ended with ${code}`)));
  });
}
