// Moving between pages on the device: every kind of page is drawn as it was published.
import { expect, test, type Page } from "@playwright/test";
import { kinds, languages, open, ready, watch } from "./site.ts";

for (const { code, other } of languages) {
  for (const half of [0, 1]) {
    test(`${code}: what is drawn on the device reads as published, half ${half + 1} of the pages`, async ({ page }) => {
      const troubles = watch(page);
      await open(page, `/${code}/districts/zhob/`);
      await mark(page);
      // Nothing links to the page that says there is none.
      const pages = kinds.filter(({ path }, i) => i % 2 === half && path !== "/404.html");
      for (const { kind, path } of pages) {
        await moveTo(page, `/${code}${path}`, kind);
      }
      expect(await isMarked(page), "the document was not loaded again").toBe(true);
      expect(troubles).toEqual([]);
    });
  }

  test(`${code}: moving, going back and switching the language`, async ({ page }) => {
    const troubles = watch(page);
    await open(page, `/${code}/`);
    await mark(page);
    const homeTitle = await page.title();
    const homeHeading = await page.locator("h1").innerText();

    await page.locator(`header a[href="/${code}/projects/"]`).first().click();
    await expect(page).toHaveURL(new RegExp(`/${code}/projects/$`));
    await expect(page).not.toHaveTitle(homeTitle);
    await expect(page.locator("h1")).not.toHaveText(homeHeading);
    await expect(page.locator("h1"), "the keyboard is at the new heading").toBeFocused();
    const listTitle = await page.title();

    await page.locator('[data-project="karot-hydropower"] a').first().click();
    await expect(page).toHaveURL(new RegExp(`/${code}/projects/karot-hydropower/$`));
    await expect(page).not.toHaveTitle(listTitle);

    await page.goBack();
    await expect(page).toHaveTitle(listTitle);
    await page.goBack();
    await expect(page).toHaveTitle(homeTitle);
    await expect(page.locator("h1")).toHaveText(homeHeading);
    await page.goForward();
    await expect(page).toHaveTitle(listTitle);
    expect(await isMarked(page), "the document was not loaded again").toBe(true);

    await page.locator(`header a[hreflang="${other}"]`).click();
    await expect(page).toHaveURL(new RegExp(`/${other}/projects/$`));
    await expect(page.locator("html")).toHaveAttribute("lang", other);
    await ready(page);
    expect(troubles).toEqual([]);
  });
}

test("nothing is fetched ahead in vain", async ({ page }) => {
  const troubles = watch(page);
  await open(page, "/en/");
  // Chromium complains about an unused preload some seconds after the page has loaded.
  await page.waitForTimeout(5_000);
  expect(troubles).toEqual([]);
});

test("a page that cannot be had is said, and asked for again", async ({ page }) => {
  await open(page, "/en/");
  await page.route("**/data/page/agenda.json", (route) => route.abort());
  await page.evaluate(() => {
    const link = Object.assign(document.createElement("a"), { href: "/en/agenda/", id: "go", textContent: "go" });
    document.body.append(link);
  });
  await page.locator("#go").click();
  const again = page.locator("main button");
  await expect(again.first()).toBeVisible();
  await page.unroute("**/data/page/agenda.json");
  await again.first().click();
  await expect(page).toHaveTitle(/agenda|committee|JCC/i);
});

/**
 * Moves to a page by a link and compares what the app draws with what was published: every letter, but
 * not the spaces, because an empty place in a view is published as one.
 */
async function moveTo(page: Page, address: string, kind: string): Promise<void> {
  const published = await page.evaluate(async (address) => {
    const html = await (await fetch(address)).text();
    const other = new DOMParser().parseFromString(html, "text/html");
    document.querySelector("#go")?.remove();
    const link = Object.assign(document.createElement("a"), { href: address, id: "go", textContent: "go" });
    document.body.append(link);
    const heading = other.querySelector("main h1")?.textContent;
    return { title: other.title, heading, text: other.querySelector("main")?.textContent?.replace(/\s+/g, "") };
  }, address);
  await page.locator("#go").click();
  await expect(page, kind).toHaveTitle(published.title);
  expect(new URL(page.url()).pathname).toBe(address);
  if (/\/(training|business)\/$/.test(address)) {
    // The finder goes on by itself: it loads its index and counts what there is.
    await expect(page.locator("main h1"), kind).toHaveText(published.heading ?? "");
    await expect(page.locator(".found .result-count"), kind).toContainText(/\d/);
    return;
  }
  await expect
    .poll(() => page.locator("main").evaluate((main) => main.textContent?.replace(/\s+/g, "")), { message: kind })
    .toBe(published.text);
}

async function mark(page: Page): Promise<void> {
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
}

function isMarked(page: Page): Promise<boolean> {
  return page.evaluate(() => "sameDocument" in window);
}
