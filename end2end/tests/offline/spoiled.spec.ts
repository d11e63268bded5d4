// The worker's own code, run without a browser, against spoiled statements, lists and exported
// files from a seed. RAHDARI_CASES sets how many; 1000000 is for a long night.
import { webcrypto } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { siteFolder } from "../site.ts";
import { Portal } from "./portal.ts";

const cases = Number(process.env.RAHDARI_CASES ?? 500);

interface Worker {
  install(scope: string, consent: boolean): Promise<void>;
  imported(file: Blob): Promise<void>;
  status(): Promise<{ version: number; trouble: string }>;
  removeAll(): Promise<void>;
}

/** The worker with stores in memory and a network that is `portal`. */
function worker(portal: Portal): Worker {
  const stores = new Map<string, Map<string, Uint8Array>>();
  const key = (request: string | { url: string }) => new URL(typeof request === "string" ? request : request.url, "http://a").href;
  const caches = {
    open: async (name: string) => {
      const store = stores.get(name) ?? new Map<string, Uint8Array>();
      stores.set(name, store);
      return {
        keys: async () => [...store.keys()].map((url) => ({ url })),
        match: async (request: string) => (store.has(key(request)) ? new Response(store.get(key(request))) : undefined),
        put: async (request: string, response: Response) => void store.set(key(request), new Uint8Array(await response.arrayBuffer())),
        delete: async (request: string) => store.delete(key(request)),
      };
    },
    delete: async (name: string) => stores.delete(name),
  };
  const source = portal.source;
  const fetched = async (path: string) => {
    const answer = source(path, undefined as never);
    return answer ? new Response(answer.body) : new Response("", { status: 404 });
  };
  const self = { addEventListener: () => {} } as Record<string, unknown>;
  const context = createContext({
    self, caches, fetch: fetched, crypto: webcrypto, clients: { matchAll: async () => [] },
    navigator: { locks: { request: (_: string, run: () => Promise<void>) => run() } },
    Response, Blob, TextEncoder, TextDecoder, URL, AbortController, DecompressionStream, CompressionStream,
    setTimeout, clearTimeout, atob, WebAssembly,
  });
  const script = String(source("/sw.js", undefined as never)?.body);
  runInContext(`${script}\nself.exposed = { install, imported, status, removeAll };`, context);
  return self.exposed as Worker;
}

function dice(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** `good` with one to four spoiled places. */
function spoiled(good: Buffer, below: (limit: number) => number): Buffer {
  let bytes = Buffer.from(good);
  for (let n = below(4); n >= 0; n--) {
    const at = below(bytes.length || 1);
    const to = Math.min(bytes.length, at + 1 + below(12));
    const word = ["{", '"', "-1", "1e999", "null", "\n", "[[", "/../", "__proto__"][below(9)];
    const kind = below(6);
    if (kind === 0 && bytes.length) bytes[at] ^= 1 << below(8);
    else if (kind === 1 && bytes.length) bytes[at] = below(256);
    else if (kind === 2) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)]);
    else if (kind === 3) bytes = bytes.subarray(0, at);
    else if (kind === 4) bytes = Buffer.concat([bytes.subarray(0, to), bytes.subarray(at)]);
    else bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from(word), bytes.subarray(at)]);
  }
  return bytes;
}

/** What an attempt came to: nothing but a known reason or the good release itself. */
async function attempt(one: Worker, run: () => Promise<void>, what: string): Promise<void> {
  const kinds = ["changed", "key", "older", "missing", "file", "unreachable"];
  let kind: string | undefined;
  try {
    await run();
  } catch (error) {
    kind = (error as { kind?: string }).kind ?? `${error}`;
  }
  const { version } = await one.status();
  if (kind === undefined) {
    expect(version, what).toBe(1);
    await one.removeAll();
  } else {
    expect(version, `${what}: ${kind}`).toBe(0);
    // What is no trouble of ours is an error of the language, which the worker reports as damage.
    expect(kinds.includes(kind) || kind.startsWith("TypeError") || kind.startsWith("RangeError"), `${what}: ${kind}`).toBe(true);
  }
}

test(`no spoiled statement is accepted (${cases} cases)`, async () => {
  test.setTimeout(0);
  const portal = new Portal();
  portal.publish();
  const good = portal.file("/release/current.json")!;
  const one = worker(portal);
  const below = dice(1);
  for (let n = 0; n < cases; n++) {
    const bad = spoiled(good, below);
    portal.replace("/release/current.json", bad);
    await attempt(one, () => one.install("all", true), `case ${n}`);
    const { payload } = JSON.parse(String(good));
    const accepted = (await one.status()).version > 0;
    expect(!accepted || JSON.parse(String(bad)).payload === payload, `case ${n}`).toBe(true);
  }
});

test(`a list that was signed but makes no sense harms nobody (${cases} cases)`, async () => {
  test.setTimeout(0);
  const portal = new Portal();
  portal.publish();
  const statement = JSON.parse(portal.current.payload);
  const path = "/release/1/files.json";
  const good = portal.file(path)!;
  const below = dice(2);
  for (let n = 0; n < cases; n++) {
    const one = worker(portal);
    const bad = spoiled(good, below);
    portal.replace(path, bad);
    const digest = Buffer.from(await webcrypto.subtle.digest("SHA-256", bad)).toString("hex");
    // Once as if a key was stolen, once as it comes to a phone on a bad line.
    portal.say(n % 2 ? { ...statement, files: digest, bytes: bad.length } : statement);
    if (n % 2 === 0) {
      if (bad.equals(good)) continue;
      const kind = await one.install("all", true).then(() => "accepted", (error) => error.kind);
      expect(kind, `case ${n}`).toBe("changed");
    } else {
      await attempt(one, () => one.install("all", true), `case ${n}`);
    }
  }
});

test(`no spoiled file from another phone is accepted (${cases} cases)`, async () => {
  test.setTimeout(0);
  const portal = new Portal();
  portal.publish();
  const list = JSON.parse(String(portal.file("/release/1/files.json")));
  const statement = JSON.parse(portal.current.payload);
  const contents: [string, Buffer][] = [[statement.files, portal.file("/release/1/files.json")!]];
  for (const { path, sha256 } of list.everything) contents.push([sha256, portal.file(path)!]);
  const head = JSON.stringify({
    "rahdari-bundle": 1,
    current: String(portal.file("/release/current.json")),
    scope: "all",
    files: contents.map(([sha256, content]) => [sha256, content.length]),
  });
  const good = Buffer.concat([Buffer.from(`${head}\n`), ...contents.map(([, content]) => content)]);
  const one = worker(portal);
  await one.imported(new Blob([gzipSync(good)]));
  expect((await one.status()).version).toBe(1);
  await one.removeAll();
  const below = dice(3);
  for (let n = 0; n < cases; n++) {
    // Most of the spoiling inside, some of it in the compressed form.
    const bad = n % 4 ? gzipSync(spoiled(n % 2 ? good.subarray(0, good.length) : good, below), { level: 1 }) : spoiled(gzipSync(good, { level: 1 }), below);
    await attempt(one, () => one.imported(new Blob([bad])), `case ${n}`);
  }
});

test("the worker asks no clock and no chance", () => {
  const script = readFileSync(join(siteFolder, "sw.js"), "utf8");
  expect(script).not.toMatch(/\bDate\b|performance|Math\.random|setInterval/);
});
