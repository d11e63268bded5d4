// A small host whose network can fail in every way that networks do.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { siteFolder } from "../site.ts";

/** What is sent for an address. */
export interface Answer {
  body: Buffer;
  type: string;
  status?: number;
  headers?: Record<string, string>;
}

/** Where answers come from. */
export type Source = (path: string, request: IncomingMessage) => Answer | undefined;

/** A fault takes an answer over; it returns false to let it pass. */
export type Fault = (response: ServerResponse, answer: Answer | undefined, path: string) => boolean;

const types: Record<string, string> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json",
  wasm: "application/wasm",
  svg: "image/svg+xml",
  png: "image/png",
  woff2: "font/woff2",
  webmanifest: "application/manifest+json",
};

export function typeOf(path: string): string {
  return types[path.split(".").pop() ?? ""] ?? "application/octet-stream";
}

export class Host {
  /** Paths that were asked for, in order. */
  asked: string[] = [];
  /** Bytes of bodies that were sent, as they went over the wire. */
  sent = 0;
  /** Bytes that may still be sent before every connection breaks. */
  budget = Infinity;
  /** Answers that may still be given before every connection breaks. */
  answers = Infinity;
  fault: Fault | undefined;
  private sockets = new Set<Socket>();
  private server: Server;
  private port = 0;

  constructor(public source: Source) {
    this.server = this.make();
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The network comes (back), at the same address. */
  async up(): Promise<this> {
    this.server = this.make();
    await new Promise<void>((done, failed) => {
      this.server.once("error", failed);
      this.server.listen(this.port, "127.0.0.1", done);
    });
    this.port = (this.server.address() as AddressInfo).port;
    return this;
  }

  /** The network goes: every connection breaks and no new one is taken. */
  async down(): Promise<void> {
    const closed = new Promise((done) => this.server.close(done));
    this.sockets.forEach((socket) => socket.destroy());
    await closed;
  }

  private make(): Server {
    const server = createServer((request, response) => this.answer(request, response));
    server.on("connection", (socket) => {
      this.sockets.add(socket);
      socket.once("close", () => this.sockets.delete(socket));
    });
    return server;
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const path = new URL(request.url ?? "/", this.origin).pathname;
    this.asked.push(path);
    if (--this.answers < 0) {
      response.destroy();
      return;
    }
    const answer = this.source(path, request);
    if (this.fault?.(response, answer, path)) {
      return;
    }
    if (!answer) {
      response.writeHead(404, { "content-type": "text/plain" }).end("not found");
      return;
    }
    const part = answer.body.subarray(0, this.budget);
    this.budget -= part.length;
    this.sent += part.length;
    response.writeHead(answer.status ?? 200, {
      "content-type": answer.type,
      "content-length": answer.body.length,
      "cache-control": "no-store",
      ...answer.headers,
    });
    if (part.length < answer.body.length) {
      response.write(part, () => response.destroy());
      return;
    }
    response.end(part);
  }
}

/** The published site, compressed where the browser takes it, with the headers of its pages. */
export const publishedSite: Source = (path, request) => {
  const file = join(siteFolder, path.endsWith("/") ? `${path}index.html` : path);
  if (path.includes("..") || !existsSync(file) || !statSync(file).isFile()) {
    return undefined;
  }
  const isHashed = /^\/(?:app|assets|fonts|data\/finder|release\/\d+|release\/pack)\//.test(path);
  const headers: Record<string, string> = { ...pageHeaders(), "cache-control": isHashed ? "public, max-age=31536000, immutable" : "no-cache" };
  const compressed = String(request.headers["accept-encoding"]).includes("br") && existsSync(`${file}.br`);
  if (compressed) {
    headers["content-encoding"] = "br";
  }
  return { body: readFileSync(compressed ? `${file}.br` : file), type: typeOf(file), headers };
};

let known: Record<string, string> | undefined;

/** The headers of the first rule in `_headers`. */
function pageHeaders(): Record<string, string> {
  if (!known) {
    const lines = readFileSync(join(siteFolder, "_headers"), "utf8").split("\n");
    const first = lines.indexOf("/*") + 1;
    const length = lines.slice(first).findIndex((line) => !line.startsWith(" "));
    known = Object.fromEntries(
      lines.slice(first, first + length).map((line) => [line.split(":")[0].trim().toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
    );
  }
  return known;
}
