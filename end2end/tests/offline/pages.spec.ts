// One visit, then no network: every kind of page opens in both languages, never visited before.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { kinds, languages, ready, siteFolder, watch } from "../site.ts";
import { Host, publishedSite } from "./server.ts";
import { ask, kept } from "./worker.ts";

test.use({ serviceWorkers: "allow" });

/** Visits the front page once, waits until all is kept, and takes the network away. */
async function visited(page: Page, code: string): Promise<Host> {
  const host = await new Host(publishedSite).up();
  await page.goto(`${host.origin}/${code}/`);
  await ready(page);
  await kept(page);
  await host.down();
  return host;
}

/** The heading of a published page. */
function heading(code: string, path: string): string {
  const file = path.endsWith("/") ? `${path}index.html` : path;
  const html = readFileSync(join(siteFolder, code, file), "utf8");
  return plain(/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? "");
}

function plain(html: string): string {
  const entities: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };
  return html
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity])
    .replace(/[\u2066-\u2069]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

for (const { code, dir, other } of languages) {
  test(`${code}: after one visit every kind of page opens without a network`, async ({ page }) => {
    test.setTimeout(300_000);
    const host = await visited(page, code);
    const troubles = watch(page);
    // Whether there is something newer is the one thing that the network is asked for.
    const failed: string[] = [];
    page.on("console", (message) => {
      if (message.text().startsWith("Failed to load resource")) failed.push(new URL(message.location().url).pathname);
    });
    for (const { kind, path } of kinds) {
      await test.step(kind, async () => {
        await page.goto(`${host.origin}/${code}${path}`);
        await ready(page);
        await expect(page.locator("html")).toHaveAttribute("dir", dir);
        expect(plain(await page.locator("h1").innerText()), path).toBe(heading(code, path));
        await expect(page.locator("footer a").first()).toBeAttached();
      });
    }
    expect(troubles.filter((trouble) => !trouble.startsWith("console error: Failed to load resource"))).toEqual([]);
    expect(failed.filter((path) => path !== "/release/current.json")).toEqual([]);

    await page.goto(`${host.origin}/${code}/charts/mw-by-region/`);
    await ready(page);
    await expect(page.locator("main svg").first()).toBeVisible();
    await expect(page.locator("main table").first()).toBeAttached();

    await page.goto(`${host.origin}/${code}/training/`);
    await ready(page);
    await page.locator("#finder-q").fill(code === "en" ? "sewing" : "سلائی");
    await expect(page.locator(".found [data-programme]").first()).toBeVisible();
    await page.locator(".found [data-programme] a").first().click();
    await expect(page).toHaveURL(new RegExp(`/${code}/training/[a-z0-9-]+/$`));
    await expect(page.locator("h1")).toHaveCount(1);

    await page.locator(`header a[hreflang="${other}"]`).click();
    await ready(page);
    await expect(page.locator("html"), "the other language opens too").toHaveAttribute("lang", other);

    await page.goto(`${host.origin}/${code}/projects/there-is-none/`);
    await ready(page);
    expect(plain(await page.locator("h1").innerText())).toBe(heading(code, "/404.html"));
  });
}

test("pages out of the store keep the policy of the host", async ({ page }) => {
  const host = await visited(page, "en");
  const response = await page.goto(`${host.origin}/en/agenda/`);
  expect(response?.fromServiceWorker()).toBe(true);
  expect(response?.headers()["content-security-policy"]).toContain("default-src 'none'");
  expect(response?.headers()["x-content-type-options"]).toBe("nosniff");
});

test("the line in the foot says date and network, and the page shows the choices", async ({ page }) => {
  const host = await new Host(publishedSite).up();
  await page.goto(`${host.origin}/en/`);
  await ready(page);
  const line = page.locator("#kept");
  await expect(line).toContainText(/On this phone: data of/, { timeout: 60_000 });
  await page.locator('footer a[href="/en/offline/"]').click();
  await expect(page.locator("h1")).toHaveText("Keep on this phone");
  const everything = page.locator('[data-scope="all"] button');
  await expect(everything).toHaveText("On this phone");
  await expect(everything).toBeDisabled();
  await expect(page.locator('[data-scope="punjab"] button')).toContainText(/\d+ kB/);

  await page.locator('[data-scope="sindh"] button').click();
  await expect(page.locator('[data-scope="sindh"] button')).toHaveText("On this phone");
  expect(await ask(page, { do: "state" })).toMatchObject({ kept: "sindh" });

  await page.context().setOffline(true);
  await host.down();
  await expect(line).toContainText("No network");
  for (const path of ["/en/regions/sindh/", "/ur/districts/tharparkar/", "/en/"]) {
    const response = await page.goto(`${host.origin}${path}`);
    expect(response?.fromServiceWorker(), path).toBe(true);
    await expect(page.locator("h1")).toHaveCount(1);
    expect(await page.evaluate(() => getComputedStyle(document.querySelector(".page")!).display), "with its style").not.toBe("");
  }
  await page.context().setOffline(false);
});

test("on a connection that saves data nothing is fetched before it is asked for", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "connection", { value: { saveData: true } });
    // How often the browser was asked not to throw away what is stored.
    const window = globalThis as unknown as { asked: number };
    window.asked = 0;
    navigator.storage.persist = async () => ++window.asked > 0;
  });
  const host = await new Host(publishedSite).up();
  await page.goto(`${host.origin}/en/`);
  await ready(page);
  await expect(page.locator("#kept")).toContainText(/can stay on this phone: .?1\.\d MB/, { timeout: 60_000 });
  expect(host.asked.filter((path) => path.startsWith("/release/pack/"))).toEqual([]);
  const asked = () => page.evaluate(() => (globalThis as unknown as { asked: number }).asked);
  expect(await asked(), "nobody is asked before there is a reason").toBe(0);
  await page.locator("#kept a").click();
  await page.locator('[data-scope="all"] button').click();
  await expect.poll(asked).toBe(1);
  await expect(page.locator('[data-scope="all"] button')).toHaveText("On this phone", { timeout: 60_000 });
  await host.down();
});

test("the whole release is handed from one phone to another", async ({ page, browser }) => {
  const host = await new Host(publishedSite).up();
  await page.goto(`${host.origin}/en/offline/`);
  await ready(page);
  await kept(page);
  const download = page.waitForEvent("download");
  await page.locator("main section button").filter({ hasText: "Save as a file" }).click();
  const file = await (await download).path();
  const context = await browser.newContext({ serviceWorkers: "allow", viewport: { width: 360, height: 740 } });
  const other = await context.newPage();
  await other.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  await other.goto(`${host.origin}/en/offline/`);
  await ready(other);
  await expect(other.locator('[data-scope="all"] button')).toContainText("MB", { timeout: 30_000 });
  await host.down();
  await other.locator("input[type=file]").setInputFiles(file);
  await expect(other.locator("main [role=status]")).toContainText("The file is genuine", { timeout: 60_000 });
  await other.goto(`${host.origin}/ur/projects/karot-hydropower/`);
  await ready(other);
  await expect(other.locator("h1")).toHaveCount(1);
  await context.close();
});
