// Hostile texts in every text of the data are shown as text everywhere, and nothing of them runs: not
// even in a browser that ignores the content security policy, which would hide a hole.
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { corpus } from "./corpus.ts";
import { kinds, languages, ready, watch } from "./site.ts";
import { isText, parse, write, type Field } from "./tables.ts";

const name = `<script>window.pwned=1</script> "A" & 'B'`;
const id = "karot-hydropower";
const top = join(import.meta.dirname, "../..");
const rahdari = process.env.RAHDARI_BIN ?? join(top, "target/release/rahdari");
const app = process.env.RAHDARI_APP ?? join(top, "target/app");

/** Columns whose texts the program reads: periods of time, and what a change is about. */
const kept = new Set(["observations.period", "changes.subject"]);

/** Text without the invisible isolates around Latin words in Urdu. */
function bare(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, "").trim();
}

let folder: string;
let server: ChildProcess;
let origin: string;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  test.setTimeout(300_000);
  folder = mkdtempSync(join(tmpdir(), "rahdari-hostile-"));
  const data = join(folder, "data");
  const site = join(folder, "site");
  cpSync(join(top, "data"), data, { recursive: true });
  spoil(data);
  const published = spawnSync(rahdari, ["publish", data, "--out", site, "--app", app, "--plain"], { cwd: top, encoding: "utf8" });
  expect(published.status, published.stdout + published.stderr).toBe(0);
  server = spawn(rahdari, ["serve", site, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  origin = await address(server);
});

test.afterAll(() => {
  server?.kill();
  rmSync(folder, { recursive: true, force: true });
});

for (const code of ["en", "ur"]) {
  test(`${code}: the project's page shows the name as text`, async ({ page }) => {
    const troubles = watch(page);
    await page.goto(`${origin}/${code}/projects/${id}/`);
    await expectText(page);
    await ready(page);
    await expectText(page);
    expect(troubles).toEqual([]);

    async function expectText(shown: typeof page) {
      expect(bare(await shown.locator("h1").innerText())).toBe(name);
      expect(await shown.title()).toContain(name);
      await expect(shown.locator("meta[property='og:title']")).toHaveAttribute("content", new RegExp(escaped(name)));
      const blocks = await shown.locator("script[type='application/ld+json']").allTextContents();
      expect(blocks.length).toBeGreaterThan(0);
      expect(blocks.flatMap((block) => texts(JSON.parse(block)))).toContainEqual(expect.stringContaining(name));
      expect(await shown.evaluate(() => "pwned" in window), "nothing ran").toBe(false);
    }
  });

  test(`${code}: the lists show the name as text`, async ({ page }) => {
    const troubles = watch(page);
    for (const path of ["/projects/", "/regions/punjab/"]) {
      await page.goto(`${origin}/${code}${path}`);
      await ready(page);
      expect(bare(await page.locator(`[data-project="${id}"]`).first().innerText())).toContain(name);
      expect(await page.evaluate(() => "pwned" in window), "nothing ran").toBe(false);
    }
    expect(troubles).toEqual([]);
  });
}

test("without the app the saved page is harmless too", async ({ browser }) => {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await page.route("**/app/**", (route) => route.abort());
  await page.goto(`${origin}/en/projects/${id}/`);
  await expect(page.locator("h1")).toHaveText(name);
  expect(await page.evaluate(() => "pwned" in window), "nothing ran").toBe(false);
  await context.close();
});

/** Puts a hostile text into every text of the tables in a folder, in turn, behind what stands there; the
 * name of one project is hostile as a whole. */
function spoil(data: string): void {
  const { resources } = JSON.parse(readFileSync(join(data, "datapackage.json"), "utf8"));
  let turn = 0;
  for (const { name: table, path, schema } of resources) {
    const file = join(data, path);
    const [head, ...rows] = parse(readFileSync(file, "utf8"));
    const fields: Field[] = schema.fields;
    const texts = fields.filter((field) => isText(field) && !kept.has(`${table}.${field.name}`));
    for (const row of rows) {
      for (const field of texts) {
        const column = head.indexOf(field.name);
        if (row[column] === "") {
          continue;
        }
        const text = corpus[turn++ % corpus.length];
        row[column] += ` ${field.separator ? text.replaceAll(field.separator, ",") : text}`;
      }
      if (table === "projects" && row[head.indexOf("id")] === id) {
        row[head.indexOf("name_en")] = row[head.indexOf("name_ur")] = name;
      }
    }
    writeFileSync(file, write([head, ...rows]));
  }
  expect(turn, "every hostile text stands in many places").toBeGreaterThan(corpus.length * 100);
}

/** What of the hostile texts became markup, on a page as it is now. */
function markup(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll("*")) {
      const tag = element.localName;
      const handlers = element.getAttributeNames().filter((attribute) => attribute.startsWith("on"));
      const isForeign = ["iframe", "object", "embed", "base", "math", "animate", "style", "video"].includes(tag) || (element.getAttribute("action") ?? "").startsWith("http");
      const isScript = /^\s*javascript:/i.test(element.getAttribute("href") ?? element.getAttribute("src") ?? "");
      if (handlers.length || isForeign || isScript) {
        found.push(element.outerHTML.slice(0, 120));
      }
    }
    if ("pwned" in window) {
      found.push(`ran: ${String((window as { pwned?: unknown }).pwned)}`);
    }
    return found;
  });
}

for (const { code } of languages) {
  test(`${code}: no hostile text becomes markup on any kind of page`, async ({ browser }) => {
    test.setTimeout(240_000);
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    const troubles = watch(page);
    page.on("dialog", (dialog) => {
      troubles.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    const plain = ["home", "not found", "about", "accessibility", "security", "method", "open data", "list of districts"];
    for (const { kind, path } of kinds) {
      await page.goto(`${origin}/${code}${path}`);
      await ready(page);
      expect(await markup(page), path).toEqual([]);
      if (!plain.includes(kind)) {
        const text = bare(await page.locator("body").evaluate((body) => body.textContent ?? ""));
        expect(corpus.some((hostile) => text.includes(bare(hostile))), `${path} shows hostile texts as text`).toBe(true);
      }
    }
    expect(troubles).toEqual([]);
    for (const chart of ["mw-by-region", "projects-map", "projects-by-region"]) {
      await page.goto(`${origin}/embed/${code}/${chart}/`);
      expect(await markup(page), `embed of ${chart}`).toEqual([]);
    }
    await context.close();
  });
}

test("what the phone draws and what was typed stay text", async ({ browser }) => {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  const troubles = watch(page);
  const asked = `"><img src=x onerror=window.pwned=50> electrician`;
  await page.goto(`${origin}/en/training/?q=${encodeURIComponent(asked)}`);
  await ready(page);
  await expect(page.locator("#finder-q")).toHaveValue(asked);
  await expect(page.locator(".found [data-programme]").first()).toBeVisible();
  expect(await markup(page)).toEqual([]);
  // A programme, drawn from its data.
  await page.locator(".found [data-programme] a").first().click();
  await expect(page.locator(".take")).toBeVisible();
  expect(await markup(page)).toEqual([]);
  expect(troubles).toEqual([]);
  await context.close();
});

test("drawings and feeds with hostile texts are well-formed and hold no scripts", async ({ page, request }) => {
  await page.goto(`${origin}/en/`);
  const addresses = ["/en/charts/mw-by-region.svg", "/ur/charts/mw-by-region.svg", "/en/charts/projects-map.svg", "/feeds/en/all.atom", "/feeds/ur/all.atom", "/sitemap.xml"];
  for (const address of addresses) {
    const answer = await request.get(`${origin}${address}`);
    expect(answer.status(), address).toBe(200);
    const wrong = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, "application/xml");
      const bad = parsed.querySelector("parsererror, script, foreignObject, iframe, animate");
      const handlers = [...parsed.querySelectorAll("*")].filter((element) => element.getAttributeNames().some((name) => name.startsWith("on")));
      return bad?.outerHTML.slice(0, 300) ?? handlers[0]?.outerHTML.slice(0, 300) ?? "";
    }, await answer.text());
    expect(wrong, address).toBe("");
  }
});

/** The address that the server says it has. */
function address(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    server.stdout?.on("data", (part) => {
      said += part;
      const found = /http:\/\/[\d.]+:\d+/.exec(said);
      if (found) {
        resolve(found[0]);
      }
    });
    server.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
}

/** Every text inside a JSON value. */
function texts(value: unknown): string[] {
  if (typeof value === "string") {
    return [value];
  }
  return value && typeof value === "object" ? Object.values(value).flatMap(texts) : [];
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
