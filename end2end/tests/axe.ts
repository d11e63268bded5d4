// WCAG 2.2 AA on a page, as far as a machine can tell.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type { AxeResults, RunOptions } from "axe-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const everything: RunOptions = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };
// In the dark nothing changes but colours.
const colours: RunOptions = { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };

/** What is wrong on the page as it stands, in the light and in the dark, each with its first places. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(source);
  const found: string[] = [];
  for (const [colorScheme, rules] of [["light", everything], ["dark", colours]] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const options: RunOptions = { ...rules, resultTypes: ["violations"] };
    const results = await page.evaluate(
      (options) => (globalThis as never as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run(options),
      options,
    );
    for (const { id, nodes } of results.violations) {
      const places = nodes.slice(0, 3).map((node) => node.target.join(" "));
      found.push(`${colorScheme}: ${id} (${nodes.length}): ${places.join(" | ")}`);
    }
  }
  return found;
}
