// WCAG 2.2 AA, as far as a machine can tell, on one page of each kind.
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { kinds, languages, open } from "./site.ts";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
// What the dark colours can change is contrast, and they are the same at every width.
const looks = [
  { width: 1280, height: 800, colorScheme: "light", rules: { type: "tag", values: tags } },
  { width: 360, height: 740, colorScheme: "light", rules: { type: "tag", values: tags } },
  { width: 360, height: 740, colorScheme: "dark", rules: { type: "rule", values: ["color-contrast"] } },
] as const;

test.use({ contextOptions: { reducedMotion: "reduce" } });

for (const { code } of languages) {
  for (const { kind, path } of kinds) {
    test(`${code} ${kind}: nobody is kept out`, async ({ page }) => {
      await open(page, `/${code}${path}`);
      const found: string[] = [];
      for (const { width, height, colorScheme, rules } of looks) {
        await page.setViewportSize({ width, height });
        await page.emulateMedia({ colorScheme });
        const runOnly = { type: rules.type, values: [...rules.values] };
        const { violations } = await new AxeBuilder({ page }).options({ runOnly, resultTypes: ["violations"] }).analyze();
        for (const { id, nodes } of violations) {
          const places = nodes.slice(0, 3).map((node) => node.target.join(" "));
          found.push(`${width} px, ${colorScheme}: ${id} (${nodes.length}): ${places.join(" | ")}`);
        }
      }
      expect(found).toEqual([]);
    });
  }
}
