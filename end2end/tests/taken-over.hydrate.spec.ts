// WCAG 2.2 AA, as far as a machine can tell, on one page of each kind.
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { kinds, languages, open } from "./site.ts";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const sizes = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
];

test.use({ contextOptions: { reducedMotion: "reduce" } });

for (const { code } of languages) {
  for (const { kind, path } of kinds) {
    test(`${code} ${kind}: nobody is kept out`, async ({ page }) => {
      test.setTimeout(120_000);
      await open(page, `/${code}${path}`);
      const found: string[] = [];
      for (const size of sizes) {
        await page.setViewportSize(size);
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme });
          const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
          for (const { id, nodes } of violations) {
            const places = nodes.slice(0, 3).map((node) => node.target.join(" "));
            found.push(`${size.width} px, ${colorScheme}: ${id} (${nodes.length}): ${places.join(" | ")}`);
          }
        }
      }
      expect(found).toEqual([]);
    });
  }
}
