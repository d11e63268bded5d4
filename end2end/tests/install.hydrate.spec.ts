// Installing the app: the manifests, and an offer that comes at a fitting moment and goes for good.
import { expect, test, type Page } from "@playwright/test";
import { languages, open, ready, sidewaysScroll, watch } from "./site.ts";

const key = "rahdari-install";
const yesterday = String(Math.floor(Date.now() / 86_400_000) - 1);

/** Gives the device a first visit on an earlier day, unless it remembers something already. */
async function visitedBefore(page: Page): Promise<void> {
  await page.addInitScript(([name, day]) => {
    if (!localStorage.getItem(name)) localStorage.setItem(name, day);
  }, [key, yesterday]);
}

/** What Android's browser does when it can install the site. */
function offer(page: Page): Promise<void> {
  return page.evaluate(() => {
    const event = new Event("beforeinstallprompt", { cancelable: true });
    const prompt = () => {
      document.documentElement.dataset.prompted = "";
      return Promise.resolve({ outcome: "accepted" });
    };
    window.dispatchEvent(Object.assign(event, { prompt }));
  });
}

/** A browser in which the reader installs by hand, as on iOS. */
function byHand(page: Page, installed: boolean): Promise<void> {
  return page.addInitScript((value) => Object.defineProperty(navigator, "standalone", { value }), installed);
}

for (const { code, dir } of languages) {
  test(`${code}: the manifest names the app, and its pictures are what it says`, async ({ page, request }) => {
    await page.goto(`/${code}/about/`);
    const address = await page.locator("link[rel=manifest]").getAttribute("href");
    expect(address).toBe(`/${code}/app.webmanifest`);
    const answer = await request.get(address!);
    expect(answer.headers()["content-type"]).toBe("application/manifest+json");
    const manifest = await answer.json();
    expect(manifest).toMatchObject({ lang: code, dir, start_url: `/${code}/`, display: "standalone" });
    expect(manifest.shortcuts).toHaveLength(4);
    for (const { url } of manifest.shortcuts) {
      expect((await request.get(url)).status(), url).toBe(200);
    }
    const purposes = manifest.icons.map(({ sizes, purpose }: { sizes: string; purpose: string }) => `${purpose} ${sizes}`);
    expect(purposes).toEqual(["any 192x192", "any 512x512", "maskable 192x192", "maskable 512x512"]);
    for (const { src, sizes } of [...manifest.icons, ...manifest.screenshots]) {
      const picture = await request.get(src);
      expect(picture.headers()["content-type"], src).toBe("image/png");
      const bytes = await picture.body();
      expect(bytes.length, src).toBeLessThanOrEqual(100_000);
      // Width and height stand in the first part of a PNG.
      expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, src).toBe(sizes);
    }
  });

  test(`${code}: Chromium finds nothing wrong with the manifest`, async ({ page }) => {
    await page.goto(`/${code}/`);
    const session = await page.context().newCDPSession(page);
    const { errors, manifest } = await session.send("Page.getAppManifest");
    expect(errors).toEqual([]);
    expect(manifest?.startUrl).toContain(`/${code}/`);
  });

  test(`${code}: on a later day the offer is there, installs, and does not come again`, async ({ page }) => {
    const troubles = watch(page);
    await visitedBefore(page);
    await open(page, `/${code}/`);
    await expect(page.locator(".install")).toHaveCount(0);
    await offer(page);
    await expect(page.locator(".install")).toBeVisible();
    expect(await sidewaysScroll(page)).toBe(0);
    await page.locator(".install__do").click();
    await expect(page.locator("html[data-prompted]")).toBeAttached();
    await expect(page.locator(".install")).toHaveCount(0);
    await page.reload();
    await ready(page);
    await offer(page);
    await expect.poll(() => page.evaluate((name) => localStorage.getItem(name), key)).toBe("answered");
    await expect(page.locator(".install")).toHaveCount(0);
    expect(troubles).toEqual([]);
  });

  test(`${code}: where the reader installs by hand, the steps are told`, async ({ page }) => {
    const troubles = watch(page);
    await visitedBefore(page);
    await byHand(page, false);
    await open(page, `/${code}/about/`);
    const hint = page.locator(".install");
    await expect(hint.locator("li")).toHaveCount(2);
    await expect(hint.locator("li").first().locator("svg")).toBeVisible();
    await expect(hint).toContainText("Add to Home Screen");
    expect(await sidewaysScroll(page)).toBe(0);
    expect(troubles).toEqual([]);
  });
}

test("at a first view there is no offer, and the day is remembered", async ({ page }) => {
  await byHand(page, false);
  await open(page, "/en/");
  await offer(page);
  await expect.poll(() => page.evaluate((name) => localStorage.getItem(name), key)).toMatch(/^\d+$/);
  await expect(page.locator(".install")).toHaveCount(0);
});

test("the installed app does not offer itself", async ({ page }) => {
  await visitedBefore(page);
  await byHand(page, true);
  await open(page, "/en/");
  await expect(page.locator(".install")).toHaveCount(0);
});

test("saving a programme is a fitting moment, and no is no for good", async ({ page }) => {
  await byHand(page, false);
  await open(page, "/en/training/?q=electrician");
  const card = page.locator(".found [data-programme]").first();
  await card.locator("a").first().click();
  await expect(page.locator(".install")).toHaveCount(0);
  await page.locator("button.save").first().click();
  await expect(page.locator(".install")).toBeVisible();
  await page.locator(".install__no").click();
  await expect(page.locator(".install")).toHaveCount(0);
  await page.reload();
  await ready(page);
  await page.locator("button.save").first().click();
  await page.locator("button.save").first().click();
  await expect(page.locator(".install")).toHaveCount(0);
});
