// A portal of a few small files with real signatures: the published worker, with keys of our own.
import { createHash, generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { siteFolder } from "../site.ts";
import { typeOf, type Answer, type Source } from "./server.ts";

const sha256 = (content: Buffer) => createHash("sha256").update(content).digest("hex");

/** A signing key in minisign's form. */
export class Key {
  private pair = generateKeyPairSync("ed25519");
  private id: Buffer;

  constructor(name: string) {
    this.id = createHash("sha256").update(name).digest().subarray(0, 8);
  }

  get line(): string {
    const raw = Buffer.from(this.pair.publicKey.export({ format: "jwk" }).x ?? "", "base64url");
    return Buffer.concat([Buffer.from("Ed"), this.id, raw]).toString("base64");
  }

  sign(message: string): string {
    const secret: KeyObject = this.pair.privateKey;
    const signature = sign(null, Buffer.from(message), secret);
    const comment = "a test";
    const both = sign(null, Buffer.concat([signature, Buffer.from(comment)]), secret);
    const own = Buffer.concat([Buffer.from("Ed"), this.id, signature]);
    return `untrusted comment: test\n${own.toString("base64")}\ntrusted comment: ${comment}\n${both.toString("base64")}\n`;
  }
}

interface Entry {
  path: string;
  sha256: string;
  bytes: number;
  wire: number;
}

/** How many files the app of a made-up release has, if not told otherwise; each is a request of an update. */
export const parts = 22;
const documents = ["/data/page/home.json", "/data/page/agenda.json", "/data/page/projects/a.json"];

export class Portal {
  root = new Key("root");
  key = this.root;
  trusted: { sequence: number; keys: string[] } | undefined;
  version = 0;
  /** Size of the largest file. */
  largest = 3000;
  /** Put before the worker's script. */
  prologue = "";
  /** How long a silent download is waited for. */
  stallMs = 400;
  answerMs = 3000;
  private files = new Map<string, Buffer>();
  private lists: Entry[][] = [];

  constructor(private n = parts) {
    this.files.set("/en/", page("en"));
    this.files.set("/en/typing/", page("en", '<label>Name <input id="name"></label>'));
  }

  /** A file as it is served now. */
  file(path: string): Buffer | undefined {
    return this.files.get(path);
  }

  replace(path: string, content: Buffer | undefined): void {
    if (content) this.files.set(path, content);
    else this.files.delete(path);
  }

  /** Publishes the next release: every file says its version. */
  publish({ patched = false, unchanged = 0 } = {}): void {
    const version = ++this.version;
    const entries: Entry[] = [];
    const add = (path: string, content: Buffer) => {
      this.files.set(path, content);
      const entry = { path, sha256: sha256(content), bytes: content.length, wire: content.length };
      entries.push(entry);
      return entry;
    };
    for (let part = 0; part < this.n; part++) {
      const said = part < unchanged ? 1 : version;
      add(`/app/${said}/part-${part}.js`, filled(`// part ${part} of release ${said}\n`, part ? 300 + part * 7 : this.largest));
    }
    const one = (scope: string) =>
      pack([
        ...documents.map((path): [string, Buffer] => [path, filled(JSON.stringify({ path, scope, version }), 500)]),
        ["/en/", page("en", `<p id="version">${version}</p>`)],
        ["/en/typing/", page("en", `<p id="version">${version}</p><label>Name <input id="name"></label>`)],
        ["shell/en", page("en", `<p id="shell">${version}</p>`)],
        ["shell/ur", page("ur", `<p id="shell">${version}</p>`)],
      ]);
    const all = one("all");
    add(`/release/pack/all-${sha256(all).slice(0, 16)}.bin`, all);
    const liteContent = one("punjab");
    const lite = { region: "punjab", pack: file(`/release/pack/lite-${sha256(liteContent).slice(0, 16)}.bin`, liteContent), files: [entries[0].path] };
    this.files.set(lite.pack.path, liteContent);
    const patches: { from: number; scope: string; file: Entry }[] = [];
    const before = this.lists.at(-1);
    if (patched && before) {
      const content = this.patch(before, entries);
      const path = `/release/${version}/from-${version - 1}-all.bin`;
      this.files.set(path, content);
      patches.push({ from: version - 1, scope: "all", file: file(path, content) });
    }
    const list = Buffer.from(
      JSON.stringify({ headers: { "x-kept": "yes" }, everything: entries, optional: [], lite: [lite], patches, changes: null }),
    );
    this.files.set(`/release/${version}/files.json`, list);
    this.lists.push(entries);
    this.say({ rahdari: 1, version, date: "2026-11-24", files: sha256(list), bytes: list.length });
  }

  /** Signs a statement and puts it in place. */
  say(statement: object, key = this.key): void {
    const payload = JSON.stringify(statement);
    this.files.set("/release/current.json", Buffer.from(JSON.stringify({ payload, signature: key.sign(payload) })));
  }

  get current(): { payload: string; signature: string } {
    return JSON.parse(String(this.files.get("/release/current.json")));
  }

  get source(): Source {
    return (path): Answer | undefined => {
      const body = path === "/sw.js" ? this.worker() : (this.files.get(path) ?? this.verifier(path));
      return body && { body, type: path.endsWith("/") ? typeOf("a.html") : typeOf(path) };
    };
  }

  /** The published worker with our keys and shorter waits. */
  private worker(): Buffer {
    const script = readFileSync(join(siteFolder, "sw.js"), "utf8");
    const trust = /^const TRUST ?= ?(\{.*\});$/m.exec(script);
    if (!trust) throw new Error("sw.js: found no line with the keys");
    const own = { ...JSON.parse(trust[1]), root: this.root.line, ...(this.trusted ?? { sequence: 0, keys: [this.root.line] }) };
    const changed = script
      .replace(trust[0], `const TRUST = ${JSON.stringify(own)};`)
      .replace(/const STALL_MS ?= ?\d+;/, `const STALL_MS = ${this.stallMs};`)
      .replace(/const ANSWER_MS ?= ?\d+;/, `const ANSWER_MS = ${this.answerMs};`);
    if (!changed.includes(`STALL_MS = ${this.stallMs};`) || !changed.includes(`ANSWER_MS = ${this.answerMs};`)) {
      throw new Error("sw.js: found no waits");
    }
    return Buffer.from(this.prologue + changed);
  }

  private verifier(path: string): Buffer | undefined {
    return /^\/assets\/ed25519-[0-9a-f]+\.wasm$/.test(path) ? readFileSync(join(siteFolder, path)) : undefined;
  }

  /** Patches from the common beginning and end of files. */
  private patch(before: Entry[], after: Entry[]): Buffer {
    const heads: unknown[] = [];
    const inserts: Buffer[] = [];
    after.forEach((entry, index) => {
      const [old, now] = [before[index], entry].map(({ path }) => this.files.get(path) ?? Buffer.alloc(0));
      if (before[index].sha256 === entry.sha256) return;
      let start = 0;
      while (start < Math.min(old.length, now.length) && old[start] === now[start]) start++;
      let end = 0;
      while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end++;
      const inserted = now.subarray(start, now.length - end);
      heads.push([entry.sha256, before[index].sha256, [0, start, inserted.length, old.length - end - start, end, 0]]);
      inserts.push(inserted);
    });
    return Buffer.concat([Buffer.from(`${JSON.stringify(heads)}\n`), ...inserts]);
  }
}

function file(path: string, content: Buffer): Entry {
  return { path, sha256: sha256(content), bytes: content.length, wire: content.length };
}

function pack(contents: [string, Buffer][]): Buffer {
  const head = JSON.stringify(contents.map(([path, content]) => [path, content.length]));
  return Buffer.concat([Buffer.from(`${head}\n`), ...contents.map(([, content]) => content)]);
}

/** `text` with spaces up to `bytes`. */
function filled(text: string, bytes: number): Buffer {
  return Buffer.from(text.padEnd(bytes, " "));
}

function page(lang: string, body = ""): Buffer {
  return Buffer.from(`<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,"></head><body><h1>Test</h1>${body}</body></html>`);
}
