// Both finders at work: typing, chips, filters, "near me", questions, nothing fits, the address.
import { expect, test, type Page } from "@playwright/test";
import { violations } from "./axe.ts";
import { languages, open, ready, sidewaysScroll, watch } from "./site.ts";

const box = (page: Page) => page.locator("#finder-q");
const hits = (page: Page) => page.locator(".found [data-programme]");
const count = (page: Page) => page.locator(".found [role=status]").first();
const chip = (page: Page, code: string) => page.locator(`[data-chip="${code}"]`);
const panel = (page: Page, name: string) => page.locator(`details.${name} > summary`);

for (const { code } of languages) {
  for (const finder of ["training", "business"] as const) {
    const address = `/${code}/${finder}/`;
    const query = finder === "training" ? "muft silai course" : "qarza bina sood";
    const condition = finder === "training" ? "condition:free" : "condition:interest-free";

    test(`${code} ${finder}: typing finds, words become chips, a chip comes off again`, async ({ page }) => {
      const troubles = watch(page);
      await open(page, address);
      await box(page).pressSequentially(query, { delay: 20 });
      await expect(hits(page).first()).toBeVisible();
      await expect(box(page)).toBeFocused();
      await expect(box(page)).toHaveValue(query);
      await expect(page.locator(".found mark").first()).toBeVisible();
      await expect(count(page)).toContainText(/\d/);
      await expect(page).toHaveURL(/[?&]q=/);
      const before = await count(page).textContent();
      await chip(page, condition).click();
      await expect(chip(page, condition)).toHaveCount(0);
      await expect(box(page)).toBeFocused();
      await expect(count(page)).not.toHaveText(before ?? "");
      await page.locator("[data-action=clear]").click();
      await expect(page).toHaveURL(new RegExp(`${address}$`));
      expect(troubles).toEqual([]);
    });

    test(`${code} ${finder}: the keyboard alone goes from the box to a programme`, async ({ page }) => {
      await open(page, address);
      await box(page).focus();
      await page.keyboard.type(query, { delay: 20 });
      await expect(hits(page).first()).toBeVisible();
      const link = hits(page).first().locator("a");
      const seen = new Set<string>();
      for (let i = 0; i < 60; i++) {
        await page.keyboard.press("Tab");
        if (await link.evaluate((element) => element === document.activeElement)) break;
        const name = await page.evaluate(() => {
          const element = document.activeElement as HTMLElement;
          return element.matches("button") ? (element.getAttribute("aria-label") ?? element.textContent ?? "") : "";
        });
        if (name) {
          expect(seen, "names of buttons differ").not.toContain(name);
          seen.add(name);
        }
      }
      await expect(link).toBeFocused();
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(new RegExp(`/${code}/${finder}/[a-z0-9-]+/$`));
      await expect(page.locator("h1")).toBeVisible();
    });

    test(`${code} ${finder}: the counts beside the filters are what choosing brings, and the address keeps it`, async ({ page }) => {
      const troubles = watch(page);
      await open(page, address);
      await panel(page, "filters-box").click();
      await page.locator("details.facets__group > summary").first().click();
      const value = page.locator("[data-facet=category] label:not(.tick--none)").nth(1);
      const promised = Number(((await value.locator(".tick__count").textContent()) ?? "").replace(/\D/g, ""));
      expect(promised).toBeGreaterThan(0);
      await value.locator("input").check();
      await expect(count(page)).toContainText(String(promised));
      await expect(page).toHaveURL(/[?&]category=/);
      await page.reload();
      await ready(page);
      await expect(count(page)).toContainText(String(promised));
      await expect(hits(page).first()).toBeVisible();
      expect(troubles).toEqual([]);
    });

    test(`${code} ${finder}: nobody is kept out with results, filters and questions open`, async ({ page }) => {
      test.setTimeout(120_000);
      await open(page, `${address}?q=silai`);
      await expect(hits(page).first()).toBeVisible();
      for (const name of ["questions", "near", "filters-box"]) await panel(page, name).click();
      for (const group of await page.locator("details.facets__group > summary").all()) await group.click();
      expect(await violations(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    });
  }

  test(`${code}: when nothing fits, the page says what stands in the way and shows the nearest`, async ({ page }) => {
    const troubles = watch(page);
    await open(page, `/${code}/training/?q=${encodeURIComponent("fish farming astore")}`);
    await expect(page.locator(".empty h2")).toBeVisible();
    const way = page.locator("[data-block]").first();
    await expect(way).toContainText(/[1-9]/);
    await expect(hits(page).first()).toBeVisible();
    await way.click();
    await expect(page.locator(".empty")).toHaveCount(0);
    await expect(hits(page).first()).toBeVisible();
    expect(troubles).toEqual([]);
  });

  test(`${code}: a word nobody knows is named`, async ({ page }) => {
    await open(page, `/${code}/training/`);
    await box(page).fill("xyzzyq");
    await expect(page.locator(".empty")).toContainText("xyzzyq");
  });

  test(`${code}: a town gives distances, nearest first`, async ({ page }) => {
    await open(page, `/${code}/training/`);
    await panel(page, "near").click();
    await page.locator("select[name=near] option").nth(5).waitFor({ state: "attached" });
    await page.locator("select[name=near]").selectOption(code === "ur" ? "تربت" : "Turbat");
    await expect(page.locator("select[name=sort]")).toHaveValue("distance");
    await expect(page.locator(".tag--far").nth(2)).toBeVisible();
    const far = await page.locator(".found .cards").first().locator(".tag--far").allTextContents();
    const km = far.map((text) => Number(text.replace(/\D/g, "")));
    expect(km).toEqual([...km].sort((a, b) => a - b));
    await expect(page).toHaveURL(/sort=distance/);
    expect(page.url().replace(/^.*127\.0\.0\.1:\d+/, "")).not.toMatch(/near|turbat|lat=|\d\d\.\d/i);
  });
}

test("an answer changes the list at once, and one tap forgets every answer", async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-11-24T12:00:00+05:00"));
  await open(page, "/en/training/");
  await box(page).fill("course");
  await expect(hits(page).first()).toBeVisible();
  const before = await count(page).textContent();
  await panel(page, "questions").click();
  await page.locator("select[name=gender]").selectOption("men");
  await expect(count(page)).not.toHaveText(before ?? "");
  await expect(page.locator(".questions__told")).toContainText(/\d/);
  await page.locator("select[name=schooling]").selectOption("none");
  await expect(chip(page, "answers")).toBeVisible();
  await page.locator("[data-action=forget]").click();
  await expect(count(page)).toHaveText(before ?? "");
  await expect(page.locator("select[name=gender]")).toHaveValue("");
  await expect(chip(page, "answers")).toHaveCount(0);
});

test("the ranking can be explained", async ({ page }) => {
  await open(page, "/en/training/?q=silai");
  await expect(hits(page).first()).toBeVisible();
  await page.locator("[data-action=explain]").click();
  await expect(page.locator(".why").first()).toContainText("concept:tailoring");
});
