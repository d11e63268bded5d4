// A programme's page before any script: the four answers, the rules with their proof, one printed sheet.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { languages, siteFolder, sidewaysScroll } from "./site.ts";

test.use({ javaScriptEnabled: false });

type Programme = { finder: string; id: string; intake: string; phone: string[]; rules_in_words: { sentence: Record<string, string> }[] };
const programmes: Programme[] = JSON.parse(readFileSync(join(siteFolder, "data/programmes.json"), "utf8"));

/** The programmes whose pages are longest, which are the hardest to print. */
function longest(code: string, count: number): string[] {
  const size = ({ finder, id }: Programme) => statSync(join(siteFolder, code, finder, id, "index.html")).size;
  const sorted = [...programmes].sort((a, b) => size(b) - size(a));
  return sorted.slice(0, count).map(({ finder, id }) => `/${code}/${finder}/${id}/`);
}

/** Number of pages of the printed document. */
async function sheets(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;
}

/** Text without the invisible isolates around Latin words in Urdu. */
const bare = (text: string) => text.replace(/[\u2066-\u2069]/g, "").replace(/\s+/g, " ").trim();

for (const { code } of languages) {
  test(`${code}: every rule stands on the page as it is published`, async ({ page }) => {
    const sample = programmes.filter(({ rules_in_words }) => rules_in_words.length > 3).slice(0, 6);
    expect(sample.length).toBe(6);
    for (const { finder, id, rules_in_words } of sample) {
      await page.goto(`/${code}/${finder}/${id}/`);
      const shown = (await page.locator(".rule__text").allTextContents()).map(bare);
      expect(shown, id).toEqual(rules_in_words.map(({ sentence }) => bare(sentence[code])));
      await expect(page.locator(".rule__verdict")).toHaveCount(0);
      await expect(page.locator(".glance__tile")).toHaveCount(4);
    }
  });

  test(`${code}: a closed programme says so and shows open ones`, async ({ page }) => {
    const { finder, id } = programmes.find(({ intake }) => intake === "closed")!;
    await page.goto(`/${code}/${finder}/${id}/`);
    await expect(page.locator(".shut__notice")).toBeVisible();
    const links = page.locator(".shut a.card__link");
    for (const href of await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")!))) {
      const other = programmes.find((programme) => href === `/${code}/${programme.finder}/${programme.id}/`);
      expect(other?.intake, href).not.toBe("closed");
    }
  });

  test(`${code}: WhatsApp is offered only for mobile numbers, with a readable text to send`, async ({ page }) => {
    for (const { finder, id, phone } of programmes.filter(({ phone }) => phone.length > 0)) {
      await page.goto(`/${code}/${finder}/${id}/`);
      const chats = await page.locator('a[href^="https://wa.me/92"]').count();
      expect(chats, id).toBe(phone.filter((number) => /^(03|\+923|00923)/.test(number.replace(/[ -]/g, ""))).length);
      await expect(page.locator('a[href^="tel:"]')).toHaveCount(phone.length);
      const href = await page.locator('a[href^="https://wa.me/?text="]').getAttribute("href");
      const text = new URL(href!).searchParams.get("text")!;
      expect(text).toContain(bare(await page.locator("h1").innerText()));
      expect(text).toContain(phone[0]);
      expect(text).toMatch(new RegExp(`/${code}/${finder}/${id}/$`));
      expect(text).not.toMatch(/[\u2066-\u2069]/);
    }
  });

  test(`${code}: a programme is printed as one sheet with its code`, async ({ page }) => {
    test.setTimeout(120_000);
    for (const path of longest(code, 8)) {
      await page.goto(path);
      await page.emulateMedia({ media: "print" });
      await expect(page.locator(".scan .qr")).toBeVisible();
      expect(await sheets(page), path).toBe(1);
    }
  });

  test(`${code}: a district's board is one sheet`, async ({ page }) => {
    test.setTimeout(120_000);
    const districts = readdirSync(join(siteFolder, code, "districts"), { withFileTypes: true });
    const size = (id: string) => statSync(join(siteFolder, code, "districts", id, "leaflet/index.html")).size;
    const ids = districts.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    const fullest = ids.sort((a, b) => size(b) - size(a)).slice(0, 6);
    for (const id of [...fullest, "kech"]) {
      await page.goto(`/${code}/districts/${id}/leaflet/`);
      await expect(page.locator(".board .qr")).toBeVisible();
      expect(await sheets(page), id).toBe(1);
    }
  });

  test(`${code}: nothing scrolls sideways at 320 pixels`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    for (const path of [...longest(code, 4), `/${code}/districts/kech/leaflet/`, `/${code}/method/`]) {
      await page.goto(path);
      expect(await sidewaysScroll(page), path).toBeLessThanOrEqual(0);
    }
  });
}
