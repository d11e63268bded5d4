// The service worker: keeps one whole signed release on the phone and answers from it.
//
// What is kept lies in two caches. FILES holds contents by their SHA-256, so that a file which two
// releases share is kept once and an interrupted download goes on where it stopped. STATE holds
// one small entry that says which release counts, and is switched only after every file of a
// release has arrived and been checked: never half of two releases. Versions count; no clock is
// asked. The rules are those of src/release.rs.
"use strict";

// Written by publish: root key, keys that sign releases, the verifier for browsers without Ed25519.
const TRUST = "__TRUST__";
const FILES = "rahdari-files";
const STATE = "rahdari-state";
// A reader waits this long for the network, body included, before the store answers.
const ANSWER_MS = 3000;
// A download without a single byte for this long is given up, to be taken up again later.
const STALL_MS = 20000;
const CURRENT_BYTES = 1000;
const MOST_BYTES = 64e6;

const PAGES = /^\/(?:(?:en|ur)(?:\/[a-z0-9-]+)*(?:\/404\.html|\/?))?$/;
const PARTS = /^\/(?:(?:data\/page|data\/finder|app|assets|fonts|icons|charts\/thumbnails)\/|favicon\.svg$)/;
const TYPES = {
  css: "text/css",
  html: "text/html",
  js: "text/javascript",
  json: "application/json",
  svg: "image/svg+xml",
  wasm: "application/wasm",
  woff2: "font/woff2",
};

// Why something stops: one of the words of `Trouble` in src/release/status.rs.
function fail(kind) {
  throw Object.assign(new Error(kind), { kind });
}

const utf8 = (text) => new TextEncoder().encode(text);
const text = (bytes) => new TextDecoder().decode(bytes);
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const hash = async (bytes) => hex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
const sum = (files) => files.reduce((total, file) => total + file.wire, 0);
const isHash = (value) => typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
const typeOf = (path) => TYPES[/\.(\w+)$/.exec(path)?.[1] ?? "html"] ?? "application/octet-stream";

function parse(bytes) {
  try {
    return JSON.parse(typeof bytes === "string" ? bytes : text(bytes));
  } catch {
    fail("changed");
  }
}

function base64(line) {
  try {
    return Uint8Array.from(atob(line), (letter) => letter.charCodeAt(0));
  } catch {
    fail("changed");
  }
}

// ---- Fetching

// The whole body of `path`. The time runs between bytes, or over everything when `total` is set.
async function download(path, { most = MOST_BYTES, cache = "default", wait = STALL_MS, total = false } = {}) {
  const abort = new AbortController();
  let timer;
  const restart = () => {
    clearTimeout(timer);
    timer = setTimeout(() => abort.abort(), wait);
  };
  restart();
  try {
    const response = await fetch(path, { cache, redirect: "error", priority: total ? "high" : "low", signal: abort.signal });
    if (!response.ok) fail(response.status === 404 ? "missing" : "unreachable");
    const parts = [];
    let size = 0;
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
      if (!total) restart();
      size += value.length;
      if (size > most) {
        abort.abort();
        fail("changed");
      }
      parts.push(value);
    }
  } catch (error) {
    if (error.kind) throw error;
    fail("unreachable");
  } finally {
    clearTimeout(timer);
  }
}

// A file of a release, which must have the signed hash. A wrong copy that some cache on the way
// may hold is asked for once more from the portal itself.
async function checked(file, options = {}) {
  for (const cache of ["default", "reload"]) {
    let bytes;
    try {
      bytes = await download(file.path, { ...options, most: file.bytes, cache });
    } catch (error) {
      if (cache === "reload" || error.kind !== "changed") throw error;
      continue;
    }
    if ((await hash(bytes)) === file.sha256) return bytes;
  }
  fail("changed");
}

const network = {
  current: async () => text(await download("/release/current.json", { most: CURRENT_BYTES, cache: "no-store" })),
  file: checked,
};

// ---- Signatures

async function ed25519(key, signature, message) {
  let imported;
  try {
    imported = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
  } catch {
    return verifier(key, signature, message);
  }
  return crypto.subtle.verify("Ed25519", imported, signature, message);
}

// The small Rust verifier, for browsers that do not know Ed25519; kept once it was fetched.
async function verifier(key, signature, message) {
  const file = TRUST.verifier;
  let bytes = await (await match(STATE, "/verifier"))?.arrayBuffer();
  if (!bytes || (await hash(bytes)) !== file.sha256) {
    bytes = await checked(file);
    await put(STATE, "/verifier", new Response(bytes)).catch(() => {});
  }
  const { instance } = await WebAssembly.instantiate(bytes);
  const { memory, buffer, capacity, verify } = instance.exports;
  const all = [key, signature, message];
  const size = all.reduce((total, part) => total + part.length, 0);
  if (size > capacity()) return false;
  let at = buffer();
  for (const part of all) {
    new Uint8Array(memory.buffer).set(part, at);
    at += part.length;
  }
  return verify(size) === 1;
}

// Throws unless one of `keys` signed `message`; the signature is in minisign's form.
async function signed(message, signature, keys) {
  const [, first = "", comment = "", last = ""] = String(signature).split("\n");
  const own = base64(first);
  const both = base64(last);
  if (typeof message !== "string" || own.length !== 74 || own[0] !== 69 || own[1] !== 100 || both.length !== 64 || !comment.startsWith("trusted comment: ")) {
    fail("changed");
  }
  const id = hex(own.subarray(2, 10));
  const key = keys.map(base64).find((known) => hex(known.subarray(2, 10)) === id);
  if (!key) fail("key");
  const check = async (bytes, over) => {
    if (!(await ed25519(key.subarray(10), bytes, over))) fail("changed");
  };
  const bytes = own.subarray(10);
  await check(bytes, utf8(message));
  await check(both, new Uint8Array([...bytes, ...utf8(comment.slice(17))]));
}

// Keys that may sign: the built-in ones, or a newer list that the root key signed.
async function trusted() {
  const { keys } = await state();
  return keys && keys.sequence > TRUST.sequence ? keys : TRUST;
}

async function newerKeys() {
  const file = parse(await download("/release/keys.json", { most: 20000, cache: "no-store" }));
  await signed(file.payload, file.signature, [TRUST.root]);
  const list = parse(file.payload);
  if (!isCount(list.sequence) || list.sequence <= (await trusted()).sequence || !Array.isArray(list.keys)) {
    fail("key");
  }
  await keep({ keys: list });
}

// The statement of the newest release, judged. `source` is the network or an imported file.
async function look(source) {
  const current = await source.current();
  const { payload, signature } = parse(current);
  const judge = async () => signed(payload, signature, (await trusted()).keys);
  try {
    await judge();
  } catch (error) {
    if (error.kind !== "key" || source !== network) throw error;
    // Whatever is wrong with the list of keys, the release has another key.
    await newerKeys().catch(() => fail("key"));
    await judge();
  }
  const statement = parse(payload);
  const { rahdari, version, files, bytes } = statement;
  if (rahdari !== 1 || !isCount(version) || !version || !isHash(files) || !isCount(bytes)) fail("changed");
  const { newest } = await state();
  if (version < newest.version || (version === newest.version && files !== newest.files)) fail("older");
  return { ...statement, signed: current };
}

// ---- State

const NOTHING = { scope: "", current: null, next: null, offer: null, newest: { version: 0 }, keys: null, trouble: "" };
let known;
const manifests = new Map();
// Which release each open window reads from, and with which app it came.
let bound;
const apps = new Map();
// Packs that were read from, so that the next page does not open them again.
const packs = new Map();
const progress = { busy: false, done: 0, total: 0 };

const match = async (cache, key) => (await caches.open(cache)).match(key);
const recall = async (key) => (await match(STATE, key))?.json().catch(() => null);

async function readState() {
  const kept = await recall("/state");
  // Another root key is another publisher, whose versions count for themselves.
  if (kept?.root !== TRUST.root) return { ...NOTHING, root: TRUST.root };
  if (kept.current && !(await manifest(kept.current.version))) kept.current = null;
  if (kept.next && !(await manifest(kept.next.version))) kept.next = null;
  return kept;
}

function state() {
  known ??= readState();
  known.catch(() => (known = undefined));
  return known;
}

async function keep(change) {
  const next = { ...(await state()), ...change };
  await put(STATE, "/state", json(next));
  known = Promise.resolve(next);
  await tell();
}

const json = (value) => new Response(JSON.stringify(value));

async function put(cache, key, response) {
  try {
    await (await caches.open(cache)).put(key, response);
  } catch (error) {
    if (error.name === "QuotaExceededError") fail("full");
    throw error;
  }
}

async function manifest(version) {
  if (!manifests.has(version)) {
    const read = await recall(`/release-${version}`);
    if (!read) return null;
    manifests.set(version, read);
  }
  return manifests.get(version);
}

async function windows() {
  const found = bound ?? (await recall("/windows"));
  return (bound ??= new Map(found));
}

async function bind(id, version) {
  const all = await windows();
  if (!id || all.get(id) === version) return;
  all.set(id, version);
  // Without room the window is remembered as long as the worker runs.
  await put(STATE, "/windows", json([...all])).catch(() => {});
}

async function status() {
  const { scope, current, next, offer, trouble } = await state();
  return { scope, version: current?.version ?? 0, date: current?.date ?? "", kept: current?.scope ?? "", next: next ?? offer, ...progress, trouble };
}

async function tell() {
  const now = await status();
  for (const client of await clients.matchAll({ type: "window" })) client.postMessage(now);
}

// ---- Installing and updating

const keyOf = (request) => new URL(request.url).pathname.slice(1);
const held = async () => new Set((await (await caches.open(FILES)).keys()).map(keyOf));

async function content(sha256) {
  const found = await match(FILES, `/${sha256}`);
  return found && new Uint8Array(await found.arrayBuffer());
}

const filed = (path, bytes) => new Response(bytes, { headers: { "content-type": typeOf(path) } });
const store = (file, bytes) => put(FILES, `/${file.sha256}`, filed(file.path, bytes));

function filesOf(list, scope) {
  if (scope === "all") return list.everything;
  const lite = list.lite.find((part) => part.region === scope);
  if (!lite) fail("missing");
  return [...list.everything.filter((file) => lite.files.includes(file.path)), lite.pack];
}

async function listOf(statement, source) {
  const file = { path: `/release/${statement.version}/files.json`, sha256: statement.files, bytes: statement.bytes, wire: 0 };
  let bytes = await content(file.sha256);
  if (!bytes) {
    bytes = await source.file(file);
    await store(file, bytes);
  }
  const list = parse(bytes);
  const sound = (entry) => isHash(entry?.sha256) && isCount(entry.bytes) && isCount(entry.wire) && /^\/[\w.\/-]+$/.test(entry.path);
  if (![...list.everything, ...list.optional, ...list.lite.map((part) => part.pack), ...list.patches.map((part) => part.file)].every(sound)) {
    fail("changed");
  }
  return list;
}

// Looks for a newer release and brings it here. `consent` is false where bytes cost money and the
// reader has not been asked: then the size is offered. One window at a time, whoever asks.
const install = (scope, consent, source = network) => navigator.locks.request("rahdari-release", () => bring(scope, consent, source));

async function bring(scope, consent, source) {
  Object.assign(progress, { busy: true, done: 0, total: 0 });
  try {
    const statement = await look(source);
    const { current, next } = await state();
    const here = [next, current].find((one) => one?.files === statement.files && one.scope === scope);
    const there = await held();
    if (here && Object.keys((await manifest(here.version)).kept).every((sha256) => there.has(sha256))) {
      await keep({ trouble: "", offer: null });
      return;
    }
    const list = await listOf(statement, source);
    const wanted = [...new Map(filesOf(list, scope).map((file) => [file.sha256, file])).values()];
    const lacking = (have) => wanted.filter((file) => !have.has(file.sha256));
    let missing = lacking(there);
    const patch = source === network && list.patches.find((one) => one.from === current?.version && one.scope === scope)?.file;
    const usePatch = patch && patch.wire < sum(missing);
    progress.total = usePatch ? patch.wire : sum(missing);
    if (!consent && progress.total) {
      await keep({ trouble: "", offer: { version: statement.version, date: statement.date, bytes: progress.total, ready: false } });
      return;
    }
    await tell();
    if (usePatch) {
      await rebuild(patch, wanted);
      missing = lacking(await held());
      progress.done = patch.wire;
      progress.total = patch.wire + sum(missing);
    }
    for (const file of missing) {
      await store(file, await source.file(file));
      progress.done += file.wire;
      await tell();
    }
    await settle(statement, list, scope, wanted);
  } catch (error) {
    const kind = error.kind ?? "changed";
    await keep({ trouble: kind }).catch(async () => {
      known = Promise.resolve({ ...(await state()), trouble: kind });
    });
    throw error;
  } finally {
    progress.busy = false;
    await tell();
  }
}

// Makes new files out of old ones. A patch that is damaged or does not fit costs only time: what
// it leaves missing is fetched whole.
async function rebuild(file, wanted) {
  let bytes;
  try {
    bytes = await network.file(file);
  } catch (error) {
    if (error.kind === "unreachable") throw error;
    return;
  }
  const end = bytes.indexOf(10);
  let rest = bytes.subarray(end + 1);
  for (const [to, from, steps] of parse(bytes.subarray(0, Math.max(end, 0)))) {
    let size = 0;
    for (let i = 2; i < steps.length; i += 3) size += steps[i];
    const inserted = rest.subarray(0, size);
    rest = rest.subarray(size);
    const target = wanted.find((one) => one.sha256 === to);
    const old = target && (await content(from));
    const made = old && patched(old, steps, inserted, target.bytes);
    if (made && (await hash(made)) === to) await store(target, made);
  }
}

function patched(old, steps, inserted, bytes) {
  const made = new Uint8Array(bytes);
  let [from, taken, at] = [0, 0, 0];
  for (let i = 0; i + 2 < steps.length; i += 3) {
    from += steps[i];
    for (const part of [old.subarray(from, from + steps[i + 1]), inserted.subarray(taken, taken + steps[i + 2])]) {
      if (at + part.length > bytes) return null;
      made.set(part, at);
      at += part.length;
    }
    from += steps[i + 1];
    taken += steps[i + 2];
  }
  return made;
}

// All files are here: writes where everything lies, and only then says that the release counts.
async function settle(statement, list, scope, wanted) {
  const { version, date, files: listHash } = statement;
  const made = { version, scope, headers: list.headers, files: {}, docs: {}, kept: { [listHash]: 1 } };
  for (const file of [...list.optional, ...wanted]) made.files[file.path] = [file.sha256, file.bytes];
  for (const file of wanted) {
    made.kept[file.sha256] = 1;
    if (!file.path.startsWith("/release/pack/")) continue;
    const bytes = await content(file.sha256);
    const end = bytes?.indexOf(10);
    if (!(end > 0)) fail("changed");
    let at = end + 1;
    for (const [path, size] of parse(bytes.subarray(0, end))) {
      made.docs[path] = [file.path, at, size];
      at += size;
    }
  }
  await put(STATE, `/release-${version}`, json(made));
  manifests.set(version, made);
  const { current } = await state();
  const now = { version, date, scope, files: listHash, signed: statement.signed, bytes: 0, ready: true };
  const next = current && current.version !== version;
  await keep({ scope, ...(next ? { next: now } : { current: now, next: null }), offer: null, newest: { version, files: listHash }, trouble: "" });
}

// Takes the newer release into use, for windows that open from now on.
async function turn() {
  const { next } = await state();
  if (next) await keep({ current: next, next: null });
}

// Throws away what no release and no open window needs.
async function prune() {
  const open = new Set((await clients.matchAll({ type: "window", includeUncontrolled: true })).map((client) => client.id));
  const all = await windows();
  for (const id of all.keys()) if (!open.has(id)) all.delete(id);
  const { current, next, offer } = await state();
  // What is half there stays, to be gone on with.
  if (!current || offer || progress.busy) return;
  const versions = new Set([current.version, next?.version, ...all.values()].filter(Boolean));
  const needed = new Set();
  for (const version of versions) {
    const read = await manifest(version);
    for (const sha256 of Object.keys(read?.kept ?? {})) needed.add(sha256);
    for (const [sha256] of Object.values(read?.files ?? {})) needed.add(sha256);
  }
  const files = await caches.open(FILES);
  for (const request of await files.keys()) if (!needed.has(keyOf(request))) await files.delete(request);
  const states = await caches.open(STATE);
  for (const request of await states.keys()) {
    const version = Number(/^release-(\d+)/.exec(keyOf(request))?.[1]);
    if (version && !versions.has(version)) {
      await states.delete(request);
      manifests.delete(version);
    }
  }
}

async function removeAll() {
  const { newest, keys } = await state();
  await Promise.all([caches.delete(FILES), caches.delete(STATE)]);
  manifests.clear();
  known = bound = undefined;
  await keep({ scope: "none", newest, keys });
}

// ---- From phone to phone

async function exported() {
  const { current } = await state();
  if (!current) fail("missing");
  const { kept } = await manifest(current.version);
  const files = [];
  const parts = [];
  for (const sha256 of [current.files, ...Object.keys(kept).filter((one) => one !== current.files).sort()]) {
    const bytes = await content(sha256);
    if (!bytes) fail("missing");
    files.push([sha256, bytes.length]);
    parts.push(bytes);
  }
  const head = JSON.stringify({ "rahdari-bundle": 1, current: current.signed, scope: current.scope, files });
  const bundle = new Blob([head, "\n", ...parts]);
  return new Response(bundle.stream().pipeThrough(new CompressionStream("gzip"))).blob();
}

async function imported(file) {
  let bytes;
  try {
    const reader = file.stream().pipeThrough(new DecompressionStream("gzip")).getReader();
    const parts = [];
    let size = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.length;
      if (size > MOST_BYTES) fail("file");
      parts.push(part.value);
    }
    bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  } catch {
    fail("file");
  }
  const end = bytes.subarray(0, 200000).indexOf(10);
  let head;
  try {
    head = JSON.parse(text(bytes.subarray(0, Math.max(end, 0))));
  } catch {
    fail("file");
  }
  if (head?.["rahdari-bundle"] !== 1 || typeof head.current !== "string" || head.current.length > CURRENT_BYTES || !Array.isArray(head.files)) fail("file");
  const contents = new Map();
  let at = end + 1;
  for (const [sha256, size] of head.files) {
    if (!isCount(size) || at + size > bytes.length) fail("file");
    contents.set(sha256, bytes.subarray(at, (at += size)));
  }
  const source = {
    current: async () => head.current,
    file: async ({ sha256, path }) => {
      const found = contents.get(sha256);
      if (!found) fail("missing");
      if ((await hash(found)) !== sha256) fail("changed");
      return found;
    },
  };
  await install(String(head.scope), true, source);
}

async function sizes() {
  const list = await listOf(await look(network), network);
  const scopes = ["all", ...list.lite.map((part) => part.region)];
  return { scopes: scopes.map((scope) => [scope, sum(filesOf(list, scope))]) };
}

// ---- Answering

async function stored(release, path) {
  const document = release.docs[path];
  const [sha256, bytes] = release.files[document ? document[0] : path] ?? [];
  if (!sha256) return null;
  let found = packs.get(sha256) ?? (await match(FILES, `/${sha256}`));
  if (!found) {
    // The browser threw it away, or it is kept only once it was used.
    const file = { path: document ? document[0] : path, sha256, bytes };
    const fetched = await checked(file, { wait: ANSWER_MS, total: true }).catch(() => null);
    if (!fetched) return null;
    await store(file, fetched).catch(() => {});
    found = filed(file.path, fetched);
  }
  if (!document) return found;
  const headers = { ...release.headers, "content-type": typeOf(path) };
  const pack = found.blob ? await found.blob() : found;
  packs.set(sha256, pack);
  return new Response(pack.slice(document[1], document[1] + document[2]), { headers });
}

// The network's answer with its whole body, or nothing in time.
async function online(request) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), ANSWER_MS);
  try {
    const response = await fetch(request, { signal: abort.signal });
    if (response.type === "opaqueredirect" || !response.body) return response;
    const body = await response.arrayBuffer();
    const headers = new Headers(response.headers);
    for (const name of ["content-encoding", "content-length"]) headers.delete(name);
    return new Response(body, { status: response.status, headers });
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

async function answer(event, path) {
  const { request } = event;
  const navigates = request.mode === "navigate";
  if (navigates) await turn();
  const { current } = await state();
  const bindings = await windows();
  const version = navigates ? current?.version : (bindings.get(event.clientId) ?? current?.version);
  const release = version ? await manifest(version) : null;
  if (!release || (!navigates && isStranger(event.clientId, release))) return fetch(request);
  if (release.scope === "all") {
    // Only remembering it takes time, and nothing waits for that.
    if (navigates) event.waitUntil(bind(event.resultingClientId, version));
    const found = await stored(release, navigates ? documentAt(release, path) : path);
    if (found) return found;
    if (navigates) {
      await bind(event.resultingClientId, 0);
      return fetch(request);
    }
    const isGone = path.startsWith("/data/page/") && !release.docs[path];
    return isGone ? new Response("", { status: 404 }) : Response.error();
  }
  // One region: its pages stand in when the network does not.
  if (!navigates) return (release.files[path] && (await stored(release, path))) || fetch(request);
  const page = [path, `${path}/`].find((one) => release.docs[one]);
  return (await online(request)) ?? (page && (await stored(release, page))) ?? fetch(request);
}

// A window whose app is not the one of the release came from the network and stays with it.
const isStranger = (id, release) => bound?.get(id) === 0 || (!bound?.has(id) && apps.has(id) && !release.files[apps.get(id)]);

function documentAt(release, path) {
  return [path, `${path}/`].find((one) => release.docs[one]) ?? `shell/${path.startsWith("/en") ? "en" : "ur"}`;
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const isPage = request.mode === "navigate" && PAGES.test(pathname);
  if (request.method !== "GET" || origin !== location.origin || !(isPage || (request.mode !== "navigate" && PARTS.test(pathname)))) return;
  event.respondWith(answer(event, pathname).catch(() => fetch(request)));
});

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(clients.claim()));

// What a page can ask for. Every answer is the state after it.
const ASKED = {
  state: async () => {},
  // A page has been drawn: look for news, and install where nothing was chosen yet.
  start: async ({ app, metered }, id) => {
    if (app) apps.set(id, app);
    const { scope } = await state();
    if (scope !== "none") await install(scope || "all", !metered);
    await prune();
  },
  keep: async ({ scope }) => install(String(scope), true),
  update: async () => install((await state()).scope || "all", true),
  turn,
  remove: () => navigator.locks.request("rahdari-release", removeAll),
  import: async ({ file }) => imported(file),
  sizes,
  export: exported,
};

self.addEventListener("message", (event) => {
  const { data, ports, source } = event;
  const run = async () => {
    let answer;
    try {
      answer = await ASKED[data.do](data, source.id);
    } catch (error) {
      answer = { ...(await status()), trouble: error.kind ?? "changed" };
    }
    ports[0]?.postMessage(answer ?? (await status()));
  };
  event.waitUntil(run());
});
