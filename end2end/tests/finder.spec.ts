// Without script: every programme of both finders is reached by links alone.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { languages, siteFolder } from "./site.ts";

test.use({ javaScriptEnabled: false });

for (const { code } of languages) {
  for (const finder of ["training", "business"]) {
    test(`${code} ${finder}: every programme is reached by links alone`, async ({ page, request }) => {
      test.setTimeout(120_000);
      const own = `/${code}/${finder}/`;
      const folders = readdirSync(join(siteFolder, code, finder), { withFileTypes: true });
      const wanted = folders
        .filter((entry) => entry.isDirectory() && !["region", "trade", "kind"].includes(entry.name))
        .map((entry) => `${own}${entry.name}/`);
      expect(wanted.length).toBeGreaterThan(100);
      const seen = new Set<string>([own]);
      const waiting = [own];
      for (let path = waiting.pop(); path; path = waiting.pop()) {
        const html = await (await request.get(path)).text();
        for (const [, href] of html.matchAll(/href="([^"#?]+)"/g)) {
          if (href.startsWith(own) && !seen.has(href)) {
            seen.add(href);
            if (!wanted.includes(href)) waiting.push(href);
          }
        }
      }
      expect(wanted.filter((path) => !seen.has(path))).toEqual([]);
      await page.goto(own);
      await expect(page.locator("#finder-q")).toBeHidden();
      await expect(page.locator(".finder__browse")).toBeVisible();
      await page.locator(`a[href^="${own}kind/"]`).first().click();
      await page.locator("main [data-programme] a").first().click();
      await expect(page.locator("h1")).toBeVisible();
    });
  }
}
