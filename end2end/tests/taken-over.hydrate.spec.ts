// Every kind of page as the app has it: taken over without a complaint, and open to everybody.
import { expect, test } from "@playwright/test";
import { violations } from "./axe.ts";
import { kinds, languages, open, sidewaysScroll, watch } from "./site.ts";

const sizes = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
];

test.use({ contextOptions: { reducedMotion: "reduce" } });

for (const { code, dir } of languages) {
  for (const { kind, path } of kinds) {
    test(`${code} ${kind}: taken over without complaint, and nobody is kept out`, async ({ page }) => {
      const troubles = watch(page);
      await open(page, `/${code}${path}`);
      await expect(page.locator("html")).toHaveAttribute("lang", code);
      await expect(page.locator("html")).toHaveAttribute("dir", dir);
      await expect(page.locator("h1")).toHaveCount(1);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
      const found: string[] = [];
      for (const size of sizes) {
        await page.setViewportSize(size);
        found.push(...(await violations(page)).map((text) => `${size.width} px, ${text}`));
      }
      expect(found).toEqual([]);
      expect(troubles).toEqual([]);
    });
  }
}
