// Every kind of page with scripts off: complete, in its language, with links that lead somewhere.
import { expect, test, type APIRequestContext, type Page } from "@playwright/test";
import { kinds, languages, sidewaysScroll } from "./site.ts";

test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });

/** Answers already asked for by this worker. */
const answers = new Map<string, Promise<number>>();

for (const { code, dir, other } of languages) {
  for (const { kind, path } of kinds) {
    const address = `/${code}${path}`;

    test(`${code} ${kind}: reads completely without script, and its links lead somewhere`, async ({ page, request, baseURL }) => {
      const response = await page.goto(address);
      expect(response?.status()).toBe(200);
      await expect(page.locator("html")).toHaveAttribute("lang", code);
      await expect(page.locator("html")).toHaveAttribute("dir", dir);
      await expect(page.locator("h1")).toHaveCount(1);
      await expect(page.locator("h1")).not.toBeEmpty();
      await expect(page.locator("main")).toHaveCount(1);
      await expect(page).toHaveTitle(/\S/);
      await expect(page.locator("meta[name=description]")).toHaveAttribute("content", /\S/);
      if (path !== "/404.html") {
        await expect(page.locator("link[rel=canonical]")).toHaveAttribute("href", new RegExp(`${address}$`));
        await expect(page.locator(`link[rel=alternate][hreflang=${other}]`)).toHaveAttribute(
          "href",
          new RegExp(`/${other}${path}$`),
        );
      }
      const text = (await page.locator("main").innerText()).trim();
      expect(text.length, "characters in the main part").toBeGreaterThan(80);
      expect(await sidewaysScroll(page), "sideways scroll at 320 px").toBeLessThanOrEqual(0);
      expect(await deadLinks(page, request, baseURL ?? "")).toEqual([]);
    });
  }
}

/** Links of the page that lead nowhere on this site. */
async function deadLinks(page: Page, request: APIRequestContext, origin: string): Promise<string[]> {
  const { links, ids } = await page.evaluate(() => ({
    links: [...new Set([...document.querySelectorAll("a[href]")].map((link) => new URL(link.getAttribute("href") ?? "", document.baseURI).href))],
    ids: [...document.querySelectorAll("[id]")].map((element) => element.id),
  }));
  const here = new URL(page.url()).pathname;
  const urls = links.map((link) => new URL(link)).filter((url) => url.origin === origin);
  const found = urls.map(async (url) => {
    const target = url.pathname + url.search;
    const answer = answers.get(target) ?? request.head(target, { maxRedirects: 0 }).then((response) => response.status());
    answers.set(target, answer);
    const status = await answer;
    const anchor = decodeURIComponent(url.hash.slice(1));
    const isMissing = anchor !== "" && url.pathname === here && ids.filter((id) => id === anchor).length !== 1;
    return [status === 200 ? "" : `${target} answers ${status}`, isMissing ? `${url.hash} is not on the page` : ""];
  });
  return (await Promise.all(found)).flat().filter((trouble) => trouble !== "");
}

test("the first address lets the reader choose a language", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator("h1")).toHaveCount(1);
  await expect(page.locator("main")).toHaveCount(1);
  for (const { code } of languages) {
    await expect(page.locator(`main a[href="/${code}/"]`)).toBeVisible();
  }
  expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
});

for (const [address, language] of [
  ["/en/no-such-page/", "en"],
  ["/ur/districts/no-such-district/", "ur"],
] as const) {
  test(`${address}: a missing page is said in the language of its address`, async ({ page }) => {
    const response = await page.goto(address);
    expect(response?.status()).toBe(404);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(page.locator(`main a[href="/${language}/"]`).first()).toBeVisible();
  });
}
