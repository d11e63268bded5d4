// Charts and their embeds: labels by geometry, hosts of every kind, files by address. No app needed.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { languages, sidewaysScroll, siteFolder, watch } from "./site";

const ids = readdirSync(join(siteFolder, "embed", "en"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();
const host = "http://newspaper.test";

/** All embeds of a language stacked in one page, so that each width is looked at in one go. */
async function stack(page: Page, code: string): Promise<void> {
  await page.goto(`/embed/${code}/${ids[0]}/`);
  await page.evaluate(
    async ([code, ids]) => {
      // Only this policy may turn text into markup here; the app makes it, too, where it is loaded.
      (globalThis as never as { trustedTypes?: { createPolicy(name: string, rules: object): void } }).trustedTypes?.createPolicy("default", { createHTML: (html: string) => html });
      const frames = await Promise.all(
        ids.map(async (id) => {
          const html = await (await fetch(`/embed/${code}/${id}/`)).text();
          return new DOMParser().parseFromString(html, "text/html").querySelector("main")!;
        }),
      );
      document.body.replaceChildren(...frames);
      for (const frame of frames) frame.style.minHeight = "0";
      document.body.style.height = document.documentElement.style.height = "auto";
      await document.fonts.ready;
    },
    [code, ids] as const,
  );
  await expect(page.locator("main.frame")).toHaveCount(ids.length);
}

/** Texts that leave their picture or meet each other, and frames that are too wide, in CSS pixels. */
function troubles(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const main of document.querySelectorAll<HTMLElement>("main.frame")) {
      const id = main.dataset.chart;
      const svg = [...main.querySelectorAll<SVGSVGElement>("svg.c-chart")].find((picture) => picture.getClientRects().length > 0);
      if (!svg) {
        found.push(`${id}: no picture is shown`);
        continue;
      }
      const frame = svg.getBoundingClientRect();
      if (frame.right > innerWidth + 0.5 || frame.left < -0.5) found.push(`${id}: wider than its frame`);
      const boxes = [...svg.querySelectorAll("text")].map((text) => ({ text: text.textContent, box: text.getBoundingClientRect(), size: parseFloat(text.getAttribute("font-size") ?? "12") * (frame.width / svg.viewBox.baseVal.width) }));
      for (const [n, { text, box, size }] of boxes.entries()) {
        if (box.left < frame.left - 1 || box.right > frame.right + 1) found.push(`${id}: ${text} leaves the picture`);
        for (const other of boxes.slice(0, n)) {
          // Line boxes hold more than the letters: a third of the size above and below may be shared.
          const x = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
          const y = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
          if (x > 1 && y > Math.max(size, other.size) * 0.8) found.push(`${id}: ${text} meets ${other.text}`);
        }
      }
    }
    return found;
  });
}

for (const { code } of languages) {
  test(`labels of all charts stay inside and apart, and frames of the offered height hold them, ${code}`, async ({ page }) => {
    await stack(page, code);
    const offered = Object.fromEntries(
      await Promise.all(ids.map(async (id) => [id, (await (await page.request.get(`/oembed/${code}/${id}.json`)).json()).height as number] as const)),
    );
    for (const width of [280, 320, 600, 1200]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await troubles(page), `${width} px`).toEqual([]);
      expect(await sidewaysScroll(page), `${width} px`).toBeLessThanOrEqual(0);
      if (width !== 320 && width !== 600) continue;
      const tall = await page.locator("main.frame").evaluateAll((frames) => frames.map((frame) => [(frame as HTMLElement).dataset.chart!, frame.getBoundingClientRect().height] as const));
      for (const [id, height] of tall) expect(height, `${id} at ${width}`).toBeLessThanOrEqual(offered[id]);
    }
  });
}

async function hosted(page: Page, body: string, baseURL: string): Promise<void> {
  await page.route(`${host}/**`, (route) =>
    route.fulfill({ contentType: "text/html", body: `<!DOCTYPE html><html lang="fr"><meta charset="utf-8"><title>Journal</title><body style="margin:0;width:600px">${body.replaceAll("{base}", baseURL)}</body></html>` }),
  );
  await page.goto(`${host}/article`);
}

test("it shows in WordPress's sandbox with an opaque origin and tells its height", async ({ page, baseURL }) => {
  const errors = watch(page).filter((text) => !text.startsWith("foreign host"));
  await hosted(page, `<script>addEventListener("message", (e) => (window.told ??= []).push(e.data))</script><iframe sandbox="allow-scripts" width="600" height="400" src="{base}/embed/ur/mw-by-year/#?secret=abc123"></iframe>`, baseURL!);
  const frame = page.frameLocator("iframe");
  await expect(frame.locator("svg.c-chart >> visible=true")).toBeVisible();
  await expect.poll(() => page.evaluate(() => (window as never as { told?: { message?: string; secret?: string; value?: number }[] }).told?.some((data) => data.message === "height" && data.secret === "abc123" && data.value! > 100))).toBe(true);
  expect(errors).toEqual([]);
});

test("it shows with scripts refused, in Urdu on a French page", async ({ page, baseURL }) => {
  await hosted(page, `<iframe sandbox width="600" height="420" src="{base}/embed/ur/projects-by-region/"></iframe>`, baseURL!);
  const frame = page.frameLocator("iframe");
  await expect(frame.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(frame.locator("svg.c-chart >> visible=true")).toBeVisible();
  await expect(frame.locator("h1")).not.toBeEmpty();
});

test("two same and two different charts fit their own heights; a hostile frame changes nothing else", async ({ page, baseURL }) => {
  await hosted(
    page,
    ["mw-by-year", "mw-by-year", "projects-by-state", "jobs-statements"].map((id, n) => `<iframe id="f${n}" data-rahdari width="600" height="300" style="width:100%" src="{base}/embed/en/${id}/"></iframe>`).join("") +
      `<iframe id="hostile" data-rahdari width="600" height="300" srcdoc="<script>for (const height of [5000, -1, 'x', 1e9]) parent.postMessage({ type: 'rahdari-height', chart: 'mw-by-year', height }, '*')</script>"></iframe><script src="{base}/embed/host.js"></script>`,
    baseURL!,
  );
  const height = (id: string) => page.locator(id).evaluate((frame: HTMLElement) => frame.style.height);
  for (const n of [0, 1, 2, 3]) {
    await expect.poll(() => height(`#f${n}`), `frame ${n}`).toMatch(/^\d+px$/);
  }
  expect(await height("#f0")).toBe(await height("#f1"));
  expect(await height("#f0")).not.toBe("5000px");
  expect(await height("#hostile")).toBe("");
  for (const n of [0, 1, 2, 3]) {
    // A browser lays a foreign frame out anew only when it can be seen.
    await page.locator(`#f${n}`).scrollIntoViewIfNeeded();
    const over = () => page.frameLocator(`#f${n}`).locator("html").evaluate((root) => root.scrollHeight - innerHeight);
    await expect.poll(over, `frame ${n}`).toBeLessThanOrEqual(0);
  }
});

test("the web component shows a chart and refuses other hosts", async ({ page, baseURL }) => {
  await hosted(page, `<script src="{base}/embed/host.js"></script><rahdari-chart src="{base}/embed/en/mw-by-year/" title="Power"></rahdari-chart><rahdari-chart id="bad" src="http://evil.test/" title="x"></rahdari-chart>`, baseURL!);
  await expect(page.frameLocator("rahdari-chart >> iframe >> nth=0").locator("h1")).not.toBeEmpty();
  expect(await page.locator("#bad").evaluate((element) => element.shadowRoot?.querySelector("iframe")?.getAttribute("src"))).toBeNull();
});

test("values are read by touch and by arrow keys, and announced", async ({ page }) => {
  await page.goto("/embed/en/mw-by-year/");
  const figure = page.locator(".frame__figure");
  await figure.focus();
  await page.keyboard.press("End");
  await expect(page.locator(".tip")).toHaveText(/2025.*8,904/);
  await page.keyboard.press("ArrowLeft");
  await expect(page.locator(".tip")).toHaveText(/2024.*8,904/);
  await page.keyboard.press("Home");
  await expect(page.locator(".tip")).toHaveText(/2016.*400/);
  await expect(page.locator(".tip")).toHaveAttribute("aria-live", "polite");
});

test("only embeds may be framed, and every file of theirs may be read from anywhere", async ({ page }) => {
  const headers = async (path: string) => (await page.request.get(path)).headers();
  expect((await headers("/en/charts/mw-by-year/"))["content-security-policy"]).toContain("frame-ancestors 'none'");
  for (const path of ["/embed/en/mw-by-year/", "/embed/embed.js", "/embed/host.js"]) {
    const found = await headers(path);
    expect(found["content-security-policy"], path).toContain("frame-ancestors *");
    expect(found["access-control-allow-origin"], path).toBe("*");
  }
});

test("files lie at the chart's address with another ending", async ({ page }) => {
  const kinds: Record<string, string> = { ".svg": "image/svg+xml", ".png": "image/png", "-social.png": "image/png", ".csv": "text/csv", ".json": "application/json", ".zip": "application/zip" };
  for (const { code } of languages) {
    for (const [ending, type] of Object.entries(kinds)) {
      const answer = await page.request.get(`/${code}/charts/mw-by-region${ending}`);
      expect(answer.status(), ending).toBe(200);
      expect(answer.headers()["content-type"], ending).toContain(type);
    }
  }
});

test("the dark theme can be asked for without any script", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/embed/en/mw-by-year/#dark");
  await expect(page.locator("html")).toHaveCSS("background-color", "rgb(20, 38, 35)");
  await context.close();
});
