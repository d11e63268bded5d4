// The list of projects: filters stand in the address, survive a reload and can be cleared.
import { expect, test, type Page } from "@playwright/test";
import { languages, open, ready, watch } from "./site.ts";

const items = (page: Page) => page.locator("main [data-project]");
const region = (page: Page) => page.locator("select[name=region]");
const words = (page: Page) => page.locator("main input[name=q]");
const clear = (page: Page) => page.locator("main [data-action=clear-filters]:not(:disabled)");

for (const { code } of languages) {
  const list = `/${code}/projects/`;

  test(`${code}: a filter changes the address and the list, and a reload keeps it`, async ({ page }) => {
    const troubles = watch(page);
    await open(page, list);
    const all = await items(page).count();
    await region(page).selectOption("gb");
    await expect(page).toHaveURL(/[?&]region=gb/);
    await expect.poll(() => items(page).count()).toBeLessThan(all);
    const some = await items(page).count();
    expect(some).toBeGreaterThan(0);
    await expect(page.locator("main [role=status]").first()).toContainText(String(some));

    await page.locator("select[name=state]").selectOption("completed");
    await expect(page).toHaveURL(/[?&]state=completed/);
    await expect.poll(() => items(page).count()).toBeLessThanOrEqual(some);
    const fewer = await items(page).count();

    await page.reload();
    await ready(page);
    await expect(items(page)).toHaveCount(fewer);
    await expect(region(page)).toHaveValue("gb");
    await expect(page.locator("select[name=state]")).toHaveValue("completed");

    await clear(page).last().click();
    await expect(page).toHaveURL(new RegExp(`${list}$`));
    await expect(items(page)).toHaveCount(all);
    await expect(region(page)).toHaveValue("");
    expect(troubles).toEqual([]);
  });

  test(`${code}: typing narrows the list and keeps the keyboard`, async ({ page }) => {
    await open(page, list);
    await words(page).pressSequentially("karot", { delay: 30 });
    await expect(page).toHaveURL(/[?&]q=karot/);
    await expect(page.locator('[data-project="karot-hydropower"]')).toBeVisible();
    await expect.poll(() => items(page).count()).toBeLessThan(6);
    await expect(words(page)).toBeFocused();
    await expect(words(page)).toHaveValue("karot");
  });

  test(`${code}: an empty result offers a way back`, async ({ page }) => {
    const troubles = watch(page);
    await open(page, list);
    const all = await items(page).count();
    await words(page).fill("qqqq zzzz");
    await expect(items(page)).toHaveCount(0);
    await expect(page.locator("main [role=status]").first()).toContainText("0");
    await clear(page).last().click();
    await expect(items(page)).toHaveCount(all);
    await expect(words(page)).toHaveValue("");
    expect(troubles).toEqual([]);
  });

  test(`${code}: a shared link shows the same list`, async ({ page }) => {
    await open(page, `${list}?region=sindh&phase=2`);
    await expect(region(page)).toHaveValue("sindh");
    await expect(page.locator("select[name=phase]")).toHaveValue("2");
    const shared = await items(page).count();
    await open(page, list);
    await region(page).selectOption("sindh");
    await page.locator("select[name=phase]").selectOption("2");
    await expect(items(page)).toHaveCount(shared);
  });
}

test("strange values in the address show an empty list with a way back, not an error", async ({ page }) => {
  const troubles = watch(page);
  await open(page, "/en/projects/?region=%3Cscript%3E&state=nonsense&q=%00%25");
  await expect(items(page)).toHaveCount(0);
  await clear(page).last().click();
  await expect.poll(() => items(page).count()).toBeGreaterThan(100);
  expect(troubles).toEqual([]);
});
