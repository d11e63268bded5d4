// Checks every page of a published site with html-validate.
// Usage: node validate.mjs <site> [<memory>]
// Pages are counted in batches by language and kind; a batch passes when all its pages are valid. The
// file <memory> keeps the hashes of pages that were valid, so that only changed ones are checked again.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { join, relative, sep } from "node:path";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";
import { HtmlValidate } from "html-validate";

const MOST_SHOWN = 60;

if (isMainThread) {
  await main(process.argv[2] ?? "../target/site", process.argv[3]);
} else {
  parentPort.postMessage(check(workerData.site, workerData.pages));
}

async function main(site, memory) {
  const pages = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".html"))
    .map((entry) => relative(site, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
  if (pages.length === 0) {
    console.log(`${site}: found no pages, expected a published site; run cargo xtask publish`);
    process.exit(1);
  }
  const rules = rulesHash();
  const hashes = new Map(pages.map((page) => [page, hash(rules, readFileSync(join(site, page)))]));
  const known = remembered(memory);
  const unknown = pages.filter((page) => !known.has(hashes.get(page)));
  const threads = Math.min(4, availableParallelism(), unknown.length);
  const shares = Array.from({ length: threads }, (_, share) => unknown.filter((_, index) => index % threads === share));
  const problems = (await Promise.all(shares.map((share) => inThread(site, share)))).flat();
  problems.sort((a, b) => a.page.localeCompare(b.page, "en") || a.line - b.line || a.column - b.column);
  for (const { page, line, column, rule, message } of problems.slice(0, MOST_SHOWN)) {
    console.log(`${page}:${line}:${column} ${rule}: ${message}`);
  }
  if (problems.length > MOST_SHOWN) {
    console.log(`… and ${problems.length - MOST_SHOWN} more`);
  }
  const batches = new Set(pages.map(batch));
  const broken = new Set(problems.map(({ page }) => batch(page)));
  if (memory) {
    const spoiled = new Set(problems.map(({ page }) => page));
    const valid = pages.filter((page) => !spoiled.has(page)).map((page) => hashes.get(page));
    writeFileSync(memory, [...new Set(valid)].sort().join("\n"));
  }
  console.log(`${pages.length} pages in ${batches.size} batches, ${pages.length - unknown.length} known to be valid, ${problems.length} problems`);
  console.log(`${batches.size - broken.size} passed, ${broken.size} failed`);
  process.exit(broken.size === 0 ? 0 : 1);
}

/** What a page is judged by: the rules and the version of the library. */
function rulesHash() {
  const { version } = createRequire(import.meta.url)("html-validate/package.json");
  return hash(version, readFileSync(new URL("htmlvalidate.json", import.meta.url)));
}

function hash(...parts) {
  const sum = createHash("sha256");
  for (const part of parts) sum.update(part).update("\0");
  return sum.digest("hex");
}

/** Hashes of pages that were valid before; none where the file is not there yet. */
function remembered(memory) {
  try {
    return new Set(memory ? readFileSync(memory, "utf8").split("\n") : []);
  } catch (error) {
    if (error.code === "ENOENT") return new Set();
    throw error;
  }
}

/** `en/districts/gwadar/index.html` belongs to `en/districts`. */
function batch(page) {
  const folders = page.split("/").slice(0, -1);
  return folders.slice(0, 2).join("/") || "top";
}

function inThread(site, pages) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { site, pages } });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

function check(site, pages) {
  const config = JSON.parse(readFileSync(new URL("htmlvalidate.json", import.meta.url), "utf8"));
  const validator = new HtmlValidate(config);
  return pages.flatMap((page) => {
    const report = validator.validateStringSync(readFileSync(join(site, page), "utf8"), page);
    return report.results.flatMap(({ messages }) =>
      messages.map(({ line, column, ruleId, message }) => ({ page, line, column, rule: ruleId, message })),
    );
  });
}
