// An update is whole or not at all, wherever the network breaks.
import { expect, test, type Page } from "@playwright/test";
import { Host } from "./server.ts";
import { Portal, parts } from "./portal.ts";
import { ask, read, register } from "./worker.ts";

test.use({ serviceWorkers: "allow" });

// Two halves, so that they run side by side.
const seeds = [20261128, 5];
const runs = 100;
const paths = ["/data/page/home.json", "/data/page/agenda.json", "/data/page/projects/a.json"];

interface Setting {
  portal: Portal;
  host: Host;
}

async function installed(page: Page, n = parts): Promise<Setting> {
  const portal = new Portal(n);
  portal.publish();
  const host = await new Host(portal.source).up();
  await page.goto(`${host.origin}/en/`);
  await register(page);
  expect(await ask(page, { do: "start", metered: false })).toMatchObject({ version: 1, kept: "all", trouble: "" });
  return { portal, host };
}

/** The one version that all data and the whole app in the store are of. */
async function shown(page: Page, version: number): Promise<number[]> {
  const data = await Promise.all(paths.map((path) => read(page, path)));
  const app = await page.evaluate(async (version) => {
    const keys = await (await caches.open("rahdari-state")).match(`/release-${version}`);
    const { files } = await keys!.json();
    const store = await caches.open("rahdari-files");
    const path = Object.keys(files).find((path) => path.endsWith("part-0.js"))!;
    return Number(/release (\d+)/.exec(await (await store.match(`/${files[path][0]}`))!.text())?.[1]);
  }, version);
  return [...new Set([...data.map(({ text }) => Number(JSON.parse(text).version)), app])];
}

/** One update that breaks, and the next try. */
async function broken(page: Page, { portal, host }: Setting, patched: boolean, breakIt: (host: Host) => void): Promise<void> {
  const before = portal.version;
  portal.publish({ patched });
  breakIt(host);
  const failed = await ask(page, { do: "update" });
  host.budget = host.answers = Infinity;
  if (failed.trouble) {
    expect(failed).toMatchObject({ version: before, next: null, trouble: "unreachable" });
  }
  await ask(page, { do: "turn" });
  if (failed.trouble) {
    expect(await shown(page, before)).toEqual([before]);
    expect(await ask(page, { do: "update" })).toMatchObject({ trouble: "", next: { version: before + 1, ready: true } });
    await ask(page, { do: "turn" });
  }
  expect(await shown(page, before + 1)).toEqual([before + 1]);
}

test("an update that breaks at any request leaves the old release, and the next try completes", async ({ page }) => {
  const setting = await installed(page);
  const requests = parts + 3;
  expect(requests).toBeGreaterThanOrEqual(20);
  for (let point = 0; point < requests; point++) {
    await broken(page, setting, false, (host) => (host.answers = point));
  }
  for (let point = 0; point < 3; point++) {
    await broken(page, setting, true, (host) => (host.answers = point));
  }
  await setting.host.down();
});

for (const first of seeds) test(`an update that breaks at any byte leaves the old release (${runs} runs from seed ${first})`, async ({ page }) => {
  const few = 6;
  const setting = await installed(page, few);
  const { portal, host } = setting;
  const size = async (patched: boolean) => {
    portal.publish({ patched });
    const before = host.sent;
    await ask(page, { do: "update" });
    await ask(page, { do: "turn" });
    return host.sent - before;
  };
  const sizes = [await size(false), await size(true)];
  let seed = first;
  const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
  for (let run = 0; run < runs; run++) {
    const patched = run % 2;
    const byte = Math.floor(random() * sizes[patched]);
    await test.step(`run ${run}, byte ${byte}`, () => broken(page, setting, patched === 1, (host) => (host.budget = byte)));
    if (run % 20 === 19) {
      // A page that opens is when the worker throws away what nobody needs.
      await ask(page, { do: "start", metered: false });
    }
  }
  expect(await page.evaluate(async () => (await (await caches.open("rahdari-files")).keys()).length)).toBeLessThan(5 * few);
  await host.down();
});

test("a download goes on where it stopped", async ({ page }) => {
  const { portal, host } = await installed(page);
  portal.publish();
  host.answers = 12;
  expect((await ask(page, { do: "update" })).trouble).toBe("unreachable");
  host.answers = Infinity;
  const before = host.asked.length;
  await ask(page, { do: "update" });
  const again = host.asked.slice(before);
  // Of current.json, files.json and ten parts only the first is asked for again.
  expect(again.length).toBe(parts + 3 - 12 + 1);
  expect(again[0]).toBe("/release/current.json");
  await host.down();
});

test("an unchanged release costs one small request, an update only what changed", async ({ page }) => {
  const { portal, host } = await installed(page);
  let [asked, sent] = [host.asked.length, host.sent];
  expect(await ask(page, { do: "start", metered: false })).toMatchObject({ version: 1, trouble: "" });
  expect(host.asked.slice(asked)).toEqual(["/release/current.json"]);
  expect(host.sent - sent).toBeLessThanOrEqual(1000);
  portal.publish({ unchanged: parts - 1 });
  asked = host.asked.length;
  await ask(page, { do: "start", metered: false });
  expect(host.asked.slice(asked).length, host.asked.slice(asked).join(" ")).toBe(2 + 1 + 1);
  portal.publish({ patched: true });
  asked = host.asked.length;
  await ask(page, { do: "turn" });
  await ask(page, { do: "start", metered: false });
  expect(host.asked.slice(asked)).toEqual(["/release/current.json", "/release/3/files.json", "/release/3/from-2-all.bin"]);
  await host.down();
});

test("where bytes cost money the size is said first", async ({ page }) => {
  const portal = new Portal();
  portal.publish();
  const host = await new Host(portal.source).up();
  await page.goto(`${host.origin}/en/`);
  await register(page);
  const offered = await ask(page, { do: "start", metered: true });
  expect(offered).toMatchObject({ version: 0, trouble: "", next: { version: 1, ready: false } });
  expect(offered.next?.bytes).toBeGreaterThan(10_000);
  expect(host.asked.filter((path) => path.startsWith("/app/"))).toEqual([]);
  expect(await ask(page, { do: "update" })).toMatchObject({ version: 1, next: null });
  await host.down();
});

test("several windows update once, and nobody's typing is lost", async ({ context, page }) => {
  const { portal, host } = await installed(page);
  await page.goto(`${host.origin}/en/typing/`);
  await page.locator("#name").fill("half a na");
  const other = await context.newPage();
  await other.goto(`${host.origin}/en/`);
  portal.publish();
  const before = host.asked.length;
  await Promise.all([page, other].map((one) => ask(one, { do: "start", metered: false })));
  const asked = host.asked.slice(before).filter((path) => path !== "/release/current.json");
  expect(new Set(asked).size, "every file once").toBe(asked.length);
  expect(await ask(page, { do: "state" })).toMatchObject({ next: { version: 2, ready: true } });
  await page.locator("#name").pressSequentially("me");
  await expect(page.locator("#name")).toHaveValue("half a name");
  await expect(page.locator("#version")).toHaveText("1");
  // A window that opens now shows the new release; the one being typed in keeps reading the old.
  await other.goto(`${host.origin}/en/`);
  await expect(other.locator("#version")).toHaveText("2");
  expect(JSON.parse((await read(page, paths[0])).text).version).toBe(1);
  expect(JSON.parse((await read(other, paths[0])).text).version).toBe(2);
  await expect(page.locator("#name")).toHaveValue("half a name");
  await host.down();
});
