// Every kind of page with scripts off: complete, in its language, with links that lead somewhere.
import { expect, test } from "@playwright/test";
import { kinds, languages, sidewaysScroll } from "./site.ts";

test.use({ javaScriptEnabled: false });

/** Answers already asked for by this worker. */
const answers = new Map<string, number>();

for (const { code, dir, other } of languages) {
  for (const { kind, path } of kinds) {
    const address = `/${code}${path}`;

    test(`${code} ${kind}: reads completely without script`, async ({ page }) => {
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
    });

    test(`${code} ${kind}: no sideways scroll at 320 px`, async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await page.goto(address);
      expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    });

    test(`${code} ${kind}: every link leads somewhere`, async ({ page, request, baseURL }) => {
      await page.goto(address);
      const links = await page.locator("a[href]").evaluateAll((all) => all.map((link) => new URL(link.getAttribute("href") ?? "", document.baseURI).href));
      const dead: string[] = [];
      for (const link of new Set(links)) {
        const url = new URL(link);
        if (url.origin !== baseURL) {
          continue;
        }
        const target = url.pathname + url.search;
        if (!answers.has(target)) {
          answers.set(target, (await request.head(target, { maxRedirects: 0 })).status());
        }
        const status = answers.get(target);
        if (status !== 200) {
          dead.push(`${target} answers ${status}`);
        }
        const anchor = decodeURIComponent(url.hash.slice(1));
        if (anchor && url.pathname === address && (await page.locator(`[id="${anchor}"]`).count()) !== 1) {
          dead.push(`${url.hash} is not on the page`);
        }
      }
      expect(dead).toEqual([]);
    });
  }
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
