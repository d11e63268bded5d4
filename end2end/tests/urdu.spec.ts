// Urdu: no letter is cut in either face at any size, and the page is mirrored.
import { expect, test, type Page } from "@playwright/test";
import { languages, open, sidewaysScroll } from "./site.ts";

const pages = ["/", "/districts/gwadar/", "/projects/", "/projects/karot-hydropower/", "/corridors/", "/agenda/", "/figures/", "/training/"];
const faces = ["naskh", "nastaliq"] as const;
const sizes = ["100%", "200%"] as const;

for (const face of faces) {
  test(`${face}: the choice is kept and no text is cut`, async ({ page }) => {
    test.setTimeout(180_000);
    await choose(page, face);
    const cut: string[] = [];
    for (const path of pages) {
      await open(page, `/ur${path}`);
      await expect(page.locator("html")).toHaveAttribute("data-face", face);
      for (const size of sizes) {
        await page.evaluate(async (size) => {
          document.documentElement.style.fontSize = size;
          await document.fonts.ready;
        }, size);
        for (const found of await cutTexts(page)) {
          cut.push(`${path} at ${size}: ${found}`);
        }
        expect(await sidewaysScroll(page), `${path} at ${size}: sideways scroll`).toBeLessThanOrEqual(0);
      }
    }
    expect(cut).toEqual([]);
  });
}

test("Nastaliq is drawn in Nastaliq", async ({ page }) => {
  await choose(page, "nastaliq");
  const family = await page.locator("h1").evaluate((heading) => getComputedStyle(heading).fontFamily);
  expect(family).toMatch(/nastaliq/i);
});

for (const { code, dir } of languages) {
  test(`${code}: the head starts where reading starts`, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`/${code}/`);
    const mark = await page.locator(`header a[href="/${code}/"]`).first().boundingBox();
    const language = await page.locator("header a[hreflang]").first().boundingBox();
    if (!mark || !language) {
      throw new Error("the head shows no mark or no language switch");
    }
    const middle = (box: { x: number; width: number }) => box.x + box.width / 2;
    if (dir === "rtl") {
      expect(middle(mark)).toBeGreaterThan(640);
      expect(middle(mark)).toBeGreaterThan(middle(language));
    } else {
      expect(middle(mark)).toBeLessThan(640);
      expect(middle(mark)).toBeLessThan(middle(language));
    }
  });
}

test("Latin names, figures and phone numbers keep their order", async ({ page }) => {
  await page.goto("/ur/figures/");
  const loose = await page.locator("main").evaluate((main) => {
    const found: string[] = [];
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      const isolated = parent?.closest("bdi, [dir=ltr], svg, script, style");
      const text = (node.textContent ?? "").replace(/\u2066[^\u2069]*\u2069/g, "");
      // A number with a sign, or two numbers with a dash between, turns round when it is not isolated.
      if (!isolated && /(^|\s)[-−+]\d|\d\s*[-–]\s*\d|\d%/.test(text)) {
        found.push(text.trim());
      }
    }
    return found;
  });
  expect(loose).toEqual([]);
});

/** Chooses a face as a reader does. */
async function choose(page: Page, face: string): Promise<void> {
  await open(page, "/ur/");
  await page.locator("details.settings > summary").click();
  await page.locator("details.settings select[name=face]").selectOption(face);
  await expect(page.locator("html")).toHaveAttribute("data-face", face);
}

/** Headings, buttons and chips whose text stands out of their box. */
function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>("h1, h2, h3, h4, button, summary, .button, .chip, .badge, .nav__link")) {
      const { scrollHeight, clientHeight } = element;
      // Elements inside a line have no box of their own, hidden ones none at all.
      if (clientHeight > 0 && scrollHeight > clientHeight + 1) {
        found.push(`${element.localName}.${element.className} ${scrollHeight} > ${clientHeight}: ${element.innerText.slice(0, 40)}`);
      }
    }
    return found;
  });
}
