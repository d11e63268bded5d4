// A project whose name is made of markup is shown as text everywhere.
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { ready, watch } from "./site.ts";

const name = `<script>window.pwned=1</script> "A" & 'B'`;
const id = "karot-hydropower";
const top = join(import.meta.dirname, "../..");
const rahdari = process.env.RAHDARI_BIN ?? join(top, "target/release/rahdari");
const app = process.env.RAHDARI_APP ?? join(top, "target/app");

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
  const table = join(data, "projects.csv");
  writeFileSync(table, renamed(readFileSync(table, "utf8")));
  const published = spawnSync(rahdari, ["publish", data, "--out", site, "--app", app], { cwd: top, encoding: "utf8" });
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

/** The table of projects with the hostile name, in both languages, in one row. */
function renamed(csv: string): string {
  const rows = parse(csv.replace(/^\uFEFF/, ""));
  const columns = ["name_en", "name_ur"].map((column) => rows[0].indexOf(column));
  const row = rows.find((cells) => cells[rows[0].indexOf("id")] === id);
  if (!row || columns.includes(-1)) {
    throw new Error(`projects.csv: found no row ${id} with name_en and name_ur`);
  }
  for (const column of columns) {
    row[column] = name;
  }
  const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((cells) => cells.map(quoted).join(",") + "\n").join("");
}

/** Rows and cells of a CSV text (RFC 4180). */
function parse(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ",") {
      if (row.length > 1 || row[0] !== "") {
        rows.push(row);
      }
      row = [];
    }
  }
  return rows;
}

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
