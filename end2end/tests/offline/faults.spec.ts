// Every fault of networks, hosts and phones, each with what the worker promises.
import { expect, test, type BrowserContext, type Page } from "@playwright/test";
import { Host, type Fault } from "./server.ts";
import { Key, Portal } from "./portal.ts";
import { ask, read, register } from "./worker.ts";

test.use({ serviceWorkers: "allow" });

const home = "/data/page/home.json";

async function installed(page: Page, change: (portal: Portal) => void = () => {}, scope?: string): Promise<{ portal: Portal; host: Host }> {
  const portal = new Portal();
  change(portal);
  portal.publish();
  const host = await new Host(portal.source).up();
  await page.goto(`${host.origin}/en/`);
  await register(page);
  const request = scope ? { do: "keep", scope } : { do: "start", metered: false };
  expect(await ask(page, request)).toMatchObject({ version: 1, trouble: "" });
  return { portal, host };
}

/** What is shown is still release 1, and nothing else was stored. */
async function unharmed(page: Page, host: Host): Promise<void> {
  host.fault = undefined;
  expect(JSON.parse((await read(page, home)).text)).toMatchObject({ version: 1 });
  expect(await ask(page, { do: "state" })).toMatchObject({ version: 1, next: null });
  const strange = await page.evaluate(async () => {
    const store = await caches.open("rahdari-files");
    const texts = await Promise.all((await store.keys()).map(async (key) => (await store.match(key))!.text()));
    return texts.filter((text) => text.includes("Log in")).length;
  });
  expect(strange, "no page of somebody else is stored").toBe(0);
}

/** An update under a fault: refused for its reason, old data kept, and right as soon as the fault is gone. */
async function refused(page: Page, fault: Fault | ((portal: Portal) => void), trouble: string): Promise<void> {
  const { portal, host } = await installed(page);
  portal.publish();
  const good = portal.file("/release/current.json");
  if (fault.length === 1) (fault as (portal: Portal) => void)(portal);
  else host.fault = fault as Fault;
  expect(await ask(page, { do: "update" })).toMatchObject({ trouble, version: 1 });
  await unharmed(page, host);
  portal.replace("/release/current.json", good);
  await host.down();
}

const silent: Fault = (response, answer, path) => {
  if (!path.startsWith("/app/")) return false;
  response.writeHead(200, { "content-type": answer?.type ?? "", "content-length": answer?.body.length ?? 0 });
  response.flushHeaders();
  return true;
};

/** A byte now and then, for longer than anybody waits. */
const dripping: Fault = (response, answer) => {
  response.writeHead(200, { "content-type": answer?.type ?? "", "content-length": answer?.body.length ?? 0 });
  const drop = setInterval(() => response.write(" "), 100);
  response.once("close", () => clearInterval(drop));
  return true;
};

const loginPage: Fault = (response, _answer) => {
  response.writeHead(200, { "content-type": "text/html" }).end("<!DOCTYPE html><title>Log in</title><p>Log in to this network</p>");
  return true;
};

test("headers and then silence: the update is given up, the old data stay", ({ page }) => refused(page, silent, "unreachable"));

test("a login page in place of everything is never taken for data", ({ page }) => refused(page, loginPage, "changed"));

test("a login page in place of files is never taken for data", ({ page }) =>
  refused(page, (response, answer, path) => (path.startsWith("/app/") ? loginPage(response, answer, path) : false), "changed"));

test("a file that is cut off is refused", ({ page }) =>
  refused(
    page,
    (response, answer, path) => {
      if (!answer || !path.endsWith("part-5.js")) return false;
      response.writeHead(200, { "content-type": answer.type }).end(answer.body.subarray(0, 100));
      return true;
    },
    "changed",
  ));

test("a changed byte in a file is refused", ({ page }) =>
  refused(
    page,
    (portal) => {
      const path = "/app/2/part-3.js";
      const body = Buffer.from(portal.file(path) ?? "");
      body[20] ^= 1;
      portal.replace(path, body);
    },
    "changed",
  ));

test("a changed byte in the signed statement is refused", ({ page }) =>
  refused(
    page,
    (portal) => {
      const { payload, signature } = portal.current;
      portal.replace("/release/current.json", Buffer.from(JSON.stringify({ payload: payload.replace('"version":2', '"version":3'), signature })));
    },
    "changed",
  ));

test("another key is refused", ({ page }) => refused(page, (portal) => portal.say(JSON.parse(portal.current.payload), new Key("stranger")), "key"));

test("a key with the id of ours but not ours is refused", ({ page }) =>
  refused(page, (portal) => portal.say(JSON.parse(portal.current.payload), new Key("root")), "changed"));

test("a missing file is refused", ({ page }) => refused(page, (portal) => portal.replace("/app/2/part-7.js", undefined), "missing"));

test("a missing list is refused", ({ page }) => refused(page, (portal) => portal.replace("/release/2/files.json", undefined), "missing"));

test("an older release is refused, however often it comes", async ({ page }) => {
  const { portal, host } = await installed(page);
  const first = portal.file("/release/current.json");
  portal.publish();
  await ask(page, { do: "update" });
  await ask(page, { do: "turn" });
  portal.replace("/release/current.json", first);
  for (let time = 0; time < 3; time++) {
    expect(await ask(page, { do: "update" })).toMatchObject({ version: 2, trouble: "older", next: null });
  }
  expect(JSON.parse((await read(page, home)).text)).toMatchObject({ version: 2 });
  await host.down();
});

test("another release under the same version is refused", async ({ page }) => {
  const { portal, host } = await installed(page);
  portal.publish();
  portal.say({ ...JSON.parse(portal.current.payload), version: 1 });
  expect(await ask(page, { do: "update" })).toMatchObject({ version: 1, trouble: "older" });
  await host.down();
});

test("a damaged patch costs nothing but the patch", async ({ page }) => {
  const { portal, host } = await installed(page);
  portal.publish({ patched: true });
  portal.replace("/release/2/from-1-all.bin", Buffer.from("nonsense"));
  expect(await ask(page, { do: "update" })).toMatchObject({ trouble: "", next: { version: 2, ready: true } });
  await host.down();
});

test("a wrong type of a file harms nothing", async ({ page }) => {
  const { portal, host } = await installed(page);
  portal.publish();
  host.fault = (response, answer) => {
    response.writeHead(200, { "content-type": "text/plain" }).end(answer?.body);
    return true;
  };
  expect(await ask(page, { do: "update" })).toMatchObject({ trouble: "", next: { version: 2, ready: true } });
  host.fault = undefined;
  await ask(page, { do: "turn" });
  expect(await read(page, "/app/2/part-1.js")).toMatchObject({ status: 200, type: "text/javascript" });
  expect(await read(page, home)).toMatchObject({ status: 200, type: "application/json" });
  await host.down();
});

test("without a network everything answers, and what is not there fails at once", async ({ page }) => {
  const { host } = await installed(page);
  await host.down();
  const start = Date.now();
  expect((await read(page, home)).status).toBe(200);
  expect((await read(page, "/data/page/nothing.json")).status).toBe(404);
  expect(await ask(page, { do: "start", metered: false })).toMatchObject({ version: 1, trouble: "unreachable" });
  await page.goto(`${host.origin}/en/never/visited/`);
  await expect(page.locator("#shell")).toHaveText("1");
  expect(Date.now() - start).toBeLessThan(3000);
});

for (const [name, fault] of [["silent", silentEverywhere()], ["slow", dripping]] as const) {
  test(`one region: on a ${name} network its pages come from the store within three seconds`, async ({ page }) => {
    const { host } = await installed(page, undefined, "punjab");
    host.fault = fault;
    const start = Date.now();
    await page.goto(`${host.origin}/en/`);
    await expect(page.locator("#version")).toHaveText("1");
    const took = Date.now() - start;
    expect(took).toBeGreaterThan(2500);
    expect(took).toBeLessThan(4500);
    host.fault = undefined;
    await page.goto(`${host.origin}/en/`);
    await expect(page.locator("#version"), "with a network the network's page is shown").toHaveCount(0);
    await host.down();
  });
}

function silentEverywhere(): Fault {
  return (response, answer) => {
    response.writeHead(200, { "content-type": answer?.type ?? "", "content-length": answer?.body.length ?? 0 });
    response.flushHeaders();
    return true;
  };
}

test("what the browser threw away comes back by itself", async ({ page }) => {
  const { portal, host } = await installed(page, (portal) => (portal.answerMs = 600));
  const throwAway = () =>
    page.evaluate(async () => {
      const store = await caches.open("rahdari-files");
      for (const key of await store.keys()) await store.delete(key);
    });
  const part = "/app/1/part-4.js";
  await throwAway();
  expect((await read(page, home)).status, "fetched anew when it is asked for").toBe(200);
  expect((await read(page, part)).status).toBe(200);
  await throwAway();
  host.fault = dripping;
  const start = Date.now();
  expect((await read(page, part)).status, "on a slow network it is given up in time").toBe(0);
  expect(Date.now() - start).toBeLessThan(3000);
  host.fault = undefined;
  expect(await ask(page, { do: "start", metered: false })).toMatchObject({ version: 1, trouble: "" });
  await host.down();
  expect((await read(page, home)).status, "and whole again").toBe(200);
  expect((await read(page, `/app/${portal.version}/part-9.js`)).status).toBe(200);
});

test("all stores deleted: the next page starts anew", async ({ page }) => {
  const { host } = await installed(page);
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
    for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name ?? "");
  });
  await page.goto(`${host.origin}/en/`);
  expect(await ask(page, { do: "start", metered: false })).toMatchObject({ version: 1, trouble: "" });
  await host.down();
  expect((await read(page, home)).status).toBe(200);
});

test("nothing is kept in IndexedDB, so deleting it changes nothing", async ({ page }) => {
  const { host } = await installed(page);
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  await host.down();
});

test("the worker deleted: the next one finds the whole release", async ({ page }) => {
  const { host } = await installed(page);
  await page.evaluate(async () => {
    for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
  });
  await page.goto(`${host.origin}/en/`);
  await register(page);
  const before = host.asked.length;
  expect(await ask(page, { do: "start", metered: false })).toMatchObject({ version: 1, trouble: "" });
  expect(host.asked.slice(before)).toEqual(["/release/current.json"]);
  await host.down();
});

async function quota(context: BrowserContext, page: Page, origin: string, quotaSize: number): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize });
}

test("a full phone says so and works online", async ({ context, page }) => {
  const portal = new Portal();
  portal.largest = 1_500_000;
  portal.publish();
  const host = await new Host(portal.source).up();
  await page.goto(`${host.origin}/en/`);
  await quota(context, page, host.origin, 1_000_000);
  await register(page);
  expect(await ask(page, { do: "start", metered: false })).toMatchObject({ version: 0, trouble: "full" });
  await page.goto(`${host.origin}/en/`);
  await expect(page.locator("h1")).toHaveText("Test");
  expect((await read(page, "/app/1/part-2.js")).status).toBe(200);
  await host.down();
});

test("a phone too full for the update keeps what it has", async ({ context, page }) => {
  const { portal, host } = await installed(page);
  portal.largest = 1_500_000;
  portal.publish();
  await quota(context, page, host.origin, 1_000_000);
  expect(await ask(page, { do: "update" })).toMatchObject({ version: 1, trouble: "full" });
  await host.down();
  expect(JSON.parse((await read(page, home)).text)).toMatchObject({ version: 1 });
});

for (const [name, now] of [
  ["2019", "() => Date.UTC(2019, 0, 1)"],
  ["2035", "() => Date.UTC(2035, 0, 1)"],
  ["jumping", "() => (self.jump = -(self.jump || 1e12)) + 1.7e12"],
]) {
  test(`a clock in ${name} locks nobody out and loops nowhere`, async ({ page }) => {
    const clock = `self.Date = class extends Date { constructor(...a) { super(...(a.length ? a : [self.Date.now()])); } }; self.Date.now = ${now};\n`;
    const { portal, host } = await installed(page, (portal) => (portal.prologue = clock));
    await page.clock.setFixedTime(new Date(name === "2019" ? "2019-01-01" : "2035-01-01"));
    portal.publish();
    const before = host.asked.length;
    expect(await ask(page, { do: "start", metered: false })).toMatchObject({ trouble: "", next: { version: 2, ready: true } });
    await page.goto(`${host.origin}/en/`);
    await expect(page.locator("#version")).toHaveText("2");
    expect(host.asked.slice(before).filter((path) => path === "/release/current.json")).toHaveLength(1);
    await host.down();
    expect(JSON.parse((await read(page, home)).text)).toMatchObject({ version: 2 });
  });
}

const withoutEd25519 = `const own = crypto.subtle.importKey.bind(crypto.subtle);
crypto.subtle.importKey = (...all) => (all[2] === "Ed25519" ? Promise.reject(new DOMException("", "NotSupportedError")) : own(...all));\n`;

test("a browser without Ed25519 verifies with the small Rust part", async ({ page }) => {
  const { portal, host } = await installed(page, (portal) => (portal.prologue = withoutEd25519));
  expect(host.asked.filter((path) => path.startsWith("/assets/ed25519-"))).toHaveLength(1);
  portal.publish();
  portal.say(JSON.parse(portal.current.payload), new Key("root"));
  expect(await ask(page, { do: "update" })).toMatchObject({ version: 1, trouble: "changed" });
  portal.publish();
  expect(await ask(page, { do: "update" })).toMatchObject({ trouble: "", next: { version: 3, ready: true } });
  await host.down();
});

test("a new key is believed when the root key says so, and the old one no longer", async ({ page }) => {
  const [root, old, next] = ["root", "old", "next"].map((name) => new Key(name));
  const { portal, host } = await installed(page, (portal) => {
    portal.root = root;
    portal.key = old;
    portal.trusted = { sequence: 1, keys: [old.line] };
  });
  const list = (sequence: number, keys: Key[], by: Key) => {
    const payload = JSON.stringify({ sequence, keys: keys.map((key) => key.line) });
    portal.replace("/release/keys.json", Buffer.from(JSON.stringify({ root: by.line, payload, signature: by.sign(payload) })));
  };
  portal.key = next;
  portal.publish();
  expect(await ask(page, { do: "update" }), "without a list").toMatchObject({ version: 1, trouble: "key" });
  list(2, [next], next);
  expect(await ask(page, { do: "update" }), "with a list that is not the root's").toMatchObject({ version: 1, trouble: "key" });
  list(1, [next], root);
  expect(await ask(page, { do: "update" }), "with an old list").toMatchObject({ version: 1, trouble: "key" });
  list(2, [next], root);
  expect(await ask(page, { do: "update" })).toMatchObject({ trouble: "", next: { version: 2, ready: true } });
  portal.key = old;
  portal.publish();
  expect(await ask(page, { do: "update" }), "the old key").toMatchObject({ trouble: "key" });
  await host.down();
});

test("one tap removes everything, and nothing comes back by itself", async ({ page }) => {
  const { host } = await installed(page);
  expect(await ask(page, { do: "remove" })).toMatchObject({ version: 0, scope: "none" });
  expect(await page.evaluate(async () => (await (await caches.open("rahdari-files")).keys()).length)).toBe(0);
  const before = host.asked.length;
  expect(await ask(page, { do: "start", metered: false })).toMatchObject({ version: 0 });
  expect(host.asked.length).toBe(before);
  await host.down();
});

test.describe("from phone to phone", () => {
  /** The exported file, as base64. */
  const exported = (page: Page) =>
    page.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready;
      const channel = new MessageChannel();
      const answer = new Promise<Blob>((done) => (channel.port1.onmessage = ({ data }) => done(data)));
      active?.postMessage({ do: "export" }, [channel.port2]);
      const bytes = new Uint8Array(await (await answer).arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    });
  const imported = (page: Page, file: string) =>
    page.evaluate(async (file) => {
      const { active } = await navigator.serviceWorker.ready;
      const channel = new MessageChannel();
      const answer = new Promise((done) => (channel.port1.onmessage = ({ data }) => done(data)));
      const bytes = Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0));
      active?.postMessage({ do: "import", file: new Blob([bytes]) }, [channel.port2]);
      return answer;
    }, file);

  test("an exported release is taken in by another phone, checked, without a network", async ({ page, browser }) => {
    const { host } = await installed(page);
    const file = await exported(page);
    const context = await browser.newContext({ serviceWorkers: "allow" });
    const other = await context.newPage();
    await other.goto(`${host.origin}/en/`);
    await register(other);
    await host.down();
    const bytes = Buffer.from(file, "base64");
    for (const spoiled of [bytes.subarray(0, bytes.length / 2), flipped(bytes, 40), flipped(bytes, bytes.length - 300), Buffer.from("nonsense"), Buffer.alloc(0)]) {
      const status = (await imported(other, spoiled.toString("base64"))) as { trouble: string; version: number };
      expect(["file", "changed", "missing"]).toContain(status.trouble);
      expect(status.version).toBe(0);
    }
    expect(await imported(other, file)).toMatchObject({ version: 1, kept: "all", trouble: "" });
    expect(JSON.parse((await read(other, home)).text)).toMatchObject({ version: 1 });
    await context.close();
  });

  test("an older one is refused", async ({ page }) => {
    const { portal, host } = await installed(page);
    const file = await exported(page);
    portal.publish();
    await ask(page, { do: "update" });
    await ask(page, { do: "turn" });
    expect(await imported(page, file)).toMatchObject({ version: 2, trouble: "older" });
    await host.down();
  });

  function flipped(bytes: Buffer, at: number): Buffer {
    const copy = Buffer.from(bytes);
    copy[at] ^= 4;
    return copy;
  }
});
