// What readers take away: saved programmes, comparison, shared text. Nothing of it stands in the address.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { languages, open, ready, siteFolder, watch } from "./site.ts";

type Programme = { finder: string; id: string; intake: string; gender: string; name: Record<string, string> };
const programmes: Programme[] = JSON.parse(readFileSync(join(siteFolder, "data/programmes.json"), "utf8"));
const [first, second, third, fourth] = programmes.filter(({ finder, intake }) => finder === "training" && intake !== "closed");
const forWomen = programmes.find(({ gender, intake }) => gender === "women" && intake !== "closed")!;

const path = (code: string, { finder, id }: Programme) => `/${code}/${finder}/${id}/`;
const bare = (text: string) => text.replace(/[\u2066-\u2069]/g, "").trim();
const saveButton = (page: Page) => page.locator("button.save");
const cards = (page: Page) => page.locator("main li.saved");
const kept = (page: Page) => page.evaluate(() => localStorage.getItem("rahdari-saved"));

async function save(page: Page, code: string, programme: Programme): Promise<void> {
  await open(page, path(code, programme));
  await saveButton(page).click();
  await expect(saveButton(page)).toHaveAttribute("aria-pressed", "true");
}

for (const { code } of languages) {
  test(`${code}: saved programmes can be deleted, brought back, exported and read again`, async ({ page }) => {
    const troubles = watch(page);
    await save(page, code, first);
    await save(page, code, second);
    await open(page, `/${code}/saved/`);
    await expect(cards(page)).toHaveCount(2);
    await expect(cards(page).first()).toContainText(bare(second.name[code]).split(" ")[0]);

    const download = page.waitForEvent("download");
    await page.locator("main div.take button").first().click();
    const file = await (await download).path();
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ "rahdari-saved": 1 });

    await cards(page).first().locator("button").last().click();
    await expect(cards(page)).toHaveCount(1);
    await page.locator(".saved__said button").click();
    await expect(cards(page)).toHaveCount(2);

    await page.locator("main div.take button").last().click();
    await expect(cards(page)).toHaveCount(0);
    await page.reload();
    await ready(page);
    await expect(page.locator(".empty")).toBeVisible();
    expect(await kept(page)).toBeNull();

    await page.locator("input[type=file]").setInputFiles(file);
    await expect(cards(page)).toHaveCount(2);
    await page.locator("input[type=file]").setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("<html>") });
    await expect(page.locator(".saved__said")).toContainText("rahdari-saved.json");
    await expect(cards(page)).toHaveCount(2);
    expect(new URL(page.url()).search + new URL(page.url()).hash).toBe("");
    expect(troubles).toEqual([]);
  });

  test(`${code}: the saved list is read without a network`, async ({ page, context }) => {
    await save(page, code, first);
    await open(page, `/${code}/saved/`);
    await expect(cards(page)).toHaveCount(1);
    await context.setOffline(true);
    await cards(page).locator("button").last().click();
    await page.locator(".saved__said button").click();
    await expect(cards(page).first()).toContainText(bare(first.name[code]).split(" ")[0]);
  });

  test(`${code}: three programmes are compared, a fourth is refused, and only sharing names them`, async ({ page }) => {
    const troubles = watch(page);
    for (const programme of [first, second, third]) {
      await open(page, path(code, programme));
      await page.locator(".take .choose-to-compare").click();
    }
    await open(page, path(code, fourth));
    await expect(page.locator(".take .choose-to-compare")).toBeDisabled();
    await page.locator(".take a.more-link").click();
    await expect(page).toHaveURL(new RegExp(`/${code}/compare/$`));
    await expect(page.locator("table.beside thead th")).toHaveCount(4);
    await page.locator("main .chip--remove").first().click();
    await expect(page.locator("table.beside thead th")).toHaveCount(3);

    await page.evaluate(() => localStorage.clear());
    await open(page, `/${code}/compare/#training/${first.id},training/${second.id}`);
    await expect(page.locator("table.beside thead th")).toHaveCount(3);
    await expect(page.locator("main .chip--remove")).toHaveCount(0);
    expect(await kept(page)).toBeNull();
    expect(troubles).toEqual([]);
  });

  test(`${code}: kept answers say why one may apply, and why not`, async ({ page }) => {
    const troubles = watch(page);
    await page.addInitScript(() => localStorage.setItem("rahdari-answers", "gender=men"));
    await open(page, path(code, forWomen));
    await expect(page.locator(".verdict--no")).toBeVisible();
    await expect(page.locator(".rule--no").first()).toBeVisible();
    expect(await page.locator(".rule--no .rule__proof").count()).toBeGreaterThan(0);
    await page.addInitScript(() => localStorage.setItem("rahdari-answers", "gender=women"));
    await page.reload();
    await ready(page);
    await expect(page.locator(".rule--yes").first()).toBeVisible();
    await expect(page.locator(".verdict--no")).toHaveCount(0);
    expect(troubles).toEqual([]);
  });

  test(`${code}: sharing copies a readable text where there is no share sheet`, async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.addInitScript(() => Object.defineProperty(navigator, "share", { value: undefined }));
    await open(page, path(code, first));
    await page.locator(".take .share").click();
    await expect(page.locator(".take__said")).not.toBeEmpty();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toContain(bare(first.name[code]));
    expect(text).toMatch(new RegExp(`/${code}/training/${first.id}/$`));
    expect(text.split("\n").length).toBeGreaterThan(4);
  });

  test(`${code}: the phone's share sheet gets the same text`, async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, "share", {
        value: (what: { text: string }) => {
          document.documentElement.dataset.shared = what.text;
          return Promise.resolve();
        },
      });
    });
    await open(page, path(code, first));
    await page.locator(".take .share").click();
    await expect.poll(() => page.locator("html").getAttribute("data-shared")).toContain(`/${code}/training/${first.id}/`);
  });

  test(`${code}: the distance from a chosen town is told, and no address changes`, async ({ page }) => {
    const troubles = watch(page);
    await open(page, "/" + code + "/training/" + placed().id + "/");
    await page.locator(".near summary").click();
    await page.locator(".near select").selectOption("turbat");
    await expect(page.locator(".near__said")).toContainText(/\d/);
    expect(new URL(page.url()).search).toBe("");
    expect(troubles).toEqual([]);
  });
}

/** A programme with a town. */
function placed(): Programme {
  return programmes.find((programme) => programme.finder === "training" && (programme as unknown as { towns: string[] }).towns.length > 0)!;
}
