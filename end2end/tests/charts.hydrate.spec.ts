// Charts at work: redrawn on the phone by the code that drew the published ones, read value by value,
// downloaded and embedded.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { languages, open, ready, siteFolder, watch } from "./site.ts";

const ids = readdirSync(join(siteFolder, "embed", "en"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();
const published = (path: string) => readFileSync(join(siteFolder, path), "utf8");
const rahdari = process.env.RAHDARI_BIN ?? join(import.meta.dirname, "../../target/release/rahdari");
const project = join(import.meta.dirname, "../..");

/** Keeps every HTML text that the app writes: what its code drew, byte for byte. */
async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { get, set } = Object.getOwnPropertyDescriptor(Element.prototype, "innerHTML")!;
    const written: string[] = ((globalThis as never as { written: string[] }).written = []);
    Object.defineProperty(Element.prototype, "innerHTML", {
      get,
      set(value) {
        written.push(String(value));
        set!.call(this, value);
      },
    });
  });
}

/** The pictures written since the last call. */
function pictures(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { written } = globalThis as never as { written: string[] };
    return written.splice(0).flatMap((html) => html.match(/<svg [^>]*class="c-chart"[\s\S]*?<\/svg>/g) ?? []);
  });
}

const shown = (page: Page) => page.locator("#chart-stage svg.c-chart >> visible=true");
const value = (page: Page) => page.locator("[data-said=value]");

for (const { code } of languages) {
  test(`${code}: the browser draws every chart with the published bytes`, async ({ page }) => {
    test.setTimeout(240_000);
    const troubles = watch(page);
    await listen(page);
    await open(page, `/${code}/charts/`);
    for (const id of ids) {
      await page.locator(`.chartcard[href="/${code}/charts/${id}/"]`).first().evaluate((link: HTMLElement) => link.click());
      await expect(page, id).toHaveURL(new RegExp(`/charts/${id}/$`));
      await expect(shown(page), id).toBeVisible();
      const drawn = await pictures(page);
      expect(drawn.length, id).toBe(2);
      const html = published(`${code}/charts/${id}/index.html`);
      for (const svg of drawn) expect(html.includes(svg), `${id}: the bytes of the published picture`).toBe(true);
      await page.goBack();
      await expect(page.locator(".gallery").first()).toBeVisible();
    }
    expect(troubles).toEqual([]);
  });

  test(`${code}: a region chosen is redrawn, announced and can be undone`, async ({ page, context }) => {
    const troubles = watch(page);
    await listen(page);
    await open(page, `/${code}/charts/projects-by-state/`);
    const whole = await page.locator("h1").textContent();
    await context.setOffline(true);
    for (const region of ["sindh", "balochistan"]) {
      await pictures(page);
      await page.locator("select[name=region]").selectOption(region);
      await expect(page).toHaveURL(new RegExp(`\\?region=${region}$`));
      await expect(page.locator("[data-said=chart]")).not.toBeEmpty();
      const embed = published(`embed/${code}/projects-by-state/${region}/index.html`);
      const drawn = await pictures(page);
      expect(drawn.length, "both widths").toBe(2);
      for (const svg of drawn) expect(embed.includes(svg), `${region}: the bytes of the published embed`).toBe(true);
    }
    await page.goBack();
    await expect(page.locator("select[name=region]")).toHaveValue("sindh");
    await page.goBack();
    await expect(page.locator("select[name=region]")).toHaveValue("");
    await expect(page.locator("h1")).toHaveText(whole!);
    await page.goForward();
    await expect(page.locator("select[name=region]")).toHaveValue("sindh");
    await page.locator("[data-action=whole-chart]").click();
    await expect(page).toHaveURL(/\/charts\/projects-by-state\/$/);
    await context.setOffline(false);
    expect(troubles.filter((text) => !text.includes("ERR_INTERNET_DISCONNECTED"))).toEqual([]);
  });

  test(`${code}: values are read by arrow keys, by touch and by mouse`, async ({ page }) => {
    await open(page, `/${code}/charts/mw-by-year/`);
    const stage = page.locator("#chart-stage");
    const tip = page.locator(".stage__tip");
    await stage.focus();
    await page.keyboard.press("End");
    await expect(value(page)).toHaveText(/2025.*8,904/);
    await expect(tip).toBeVisible();
    await page.keyboard.press("ArrowLeft");
    await expect(value(page), "time runs from left to right in both languages").toHaveText(/2024/);
    await page.keyboard.press("Home");
    await expect(value(page)).toHaveText(/2016.*400/);
    const [outer, inner] = [await stage.boundingBox(), await tip.boundingBox()];
    expect(inner!.x).toBeGreaterThanOrEqual(outer!.x - 1);
    expect(inner!.x + inner!.width).toBeLessThanOrEqual(outer!.x + outer!.width + 1);
    await page.keyboard.press("Escape");
    await expect(tip).toHaveCount(0);
    await expect(value(page)).toBeEmpty();
    const hits = page.locator("#chart-stage .c-hit >> visible=true");
    const box = (await hits.nth(3).boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await expect(value(page)).toHaveText(/2019/);
    await page.mouse.move(1, 1);
    await expect(tip).toHaveCount(0);
    await stage.dispatchEvent("pointerdown", { clientX: box.x + 2, clientY: box.y + 5, pointerType: "touch" });
    await expect(value(page)).toHaveText(/2019/);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.id), "one stop of the tab key").not.toBe("chart-stage");

    // Along names, right is the next mark in English and the one before in Urdu.
    await page.goto(`/${code}/charts/projects-by-sector/`);
    await ready(page);
    await stage.focus();
    await page.keyboard.press("Home");
    const first = await value(page).textContent();
    await page.keyboard.press(code === "ur" ? "ArrowLeft" : "ArrowRight");
    await expect(value(page)).not.toHaveText(first!);
    await page.keyboard.press("ArrowUp");
    await expect(value(page)).toHaveText(first!);
  });
}

test("an address that asks for what is not there says what is, and a part of time is drawn", async ({ page }) => {
  await open(page, "/en/charts/mw-by-year/?region=atlantis&from=1999");
  await expect(page.locator(".alert")).toContainText("Sindh");
  await expect(page.locator(".alert")).toContainText(/from .?2016.? to .?2025/);
  await open(page, "/en/charts/mw-by-year/?from=2018&to=2021");
  await expect(page.locator("select[name=from]")).toHaveValue("2018");
  await page.locator("details.more summary").first().click();
  await expect(page.locator("details.more tbody tr")).toHaveCount(4);
  await page.locator("select[name=from]").selectOption("2024");
  await expect(page, "an end before the begin is let go").toHaveURL(/\?from=2024$/);
});

test("without script the whole chart, its table and each region's files are there", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/en/charts/projects-by-state/?region=sindh");
  await expect(shown(page)).toBeVisible();
  expect(await page.locator("#chart-stage").getAttribute("role")).toBeNull();
  await expect(page.locator("[data-action=embed]")).toBeHidden();
  await expect(page.locator("#use pre").first()).toBeVisible();
  const links = await page.locator(".regionfiles li >> nth=0 >> a").evaluateAll((all) => all.map((a) => a.getAttribute("href")!));
  expect(links.length).toBe(4);
  for (const link of links) expect((await page.request.get(link)).status(), link).toBe(200);
  await context.close();
});

test("files of what is shown are made on the phone, with the bytes of the command line", async ({ page }) => {
  for (const { code } of languages) {
    await open(page, `/${code}/charts/mw-by-source/?region=sindh`);
    const file = async (ending: string) => {
      const waiting = page.waitForEvent("download");
      await page.locator(`[data-file="${ending}"]`).click();
      const download = await waiting;
      expect(download.suggestedFilename()).toBe(`mw-by-source-sindh${ending}`);
      return readFileSync(await download.path());
    };
    for (const ending of [".svg", ".csv", ".json"]) {
      const native = execFileSync(rahdari, ["chart", "mw-by-source", "--lang", code, "--region", "sindh", "--format", ending.slice(1)], { cwd: project });
      expect((await file(ending)).equals(native), `${code} ${ending}`).toBe(true);
    }
    for (const [ending, height] of [[".png", 0], ["-social.png", 630]] as const) {
      const png = await file(ending);
      expect(png.subarray(1, 4).toString()).toBe("PNG");
      expect(png.readUInt32BE(16), "width").toBe(1200);
      if (height) expect(png.readUInt32BE(20), "height").toBe(height);
    }
  }
});

test("the dialog hands out four codes with a preview, by keyboard", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const troubles = watch(page);
  await page.setViewportSize({ width: 1000, height: 900 });
  await open(page, "/en/charts/projects-by-state/?region=sindh");
  const button = page.locator("[data-action=embed]");
  await button.focus();
  await page.keyboard.press("Enter");
  const dialog = page.locator("#embed-dialog");
  await expect(dialog).toBeVisible();
  const code = dialog.locator("[data-code=chosen]");
  const choose = (name: string, text: string | RegExp) => dialog.locator(`label:has(input[name="${name}"])`, { hasText: text }).click();
  await expect(code).toContainText("/embed/en/projects-by-state/sindh/");
  for (const [kind, part] of [["Frame that fits", "host.js"], ["Web component", "<rahdari-chart"], ["Picture", "/sindh.svg"]] as const) {
    await choose("embed-kind", kind);
    await expect(code).toContainText(part);
  }
  await choose("embed-kind", /^Frame$/);
  await choose("embed-lang", "اردو");
  await choose("embed-theme", "Dark");
  await choose("embed-time", "Stay");
  await choose("embed-region", "Whole country");
  await expect(code).toContainText(/\/embed\/ur\/projects-by-state\/\d{4}-\d\d-\d\d\/#dark/);
  const frame = dialog.locator("iframe");
  for (const [width, expected] of [["320", 320], ["600", 600]] as const) {
    await choose("embed-width", width);
    await expect.poll(() => frame.evaluate((element) => element.getBoundingClientRect().width)).toBe(expected);
    const inside = page.frameLocator("#embed-dialog iframe").locator("html");
    await expect(inside).toHaveAttribute("dir", "rtl");
    await expect.poll(() => inside.evaluate((root) => root.scrollHeight - innerHeight), `no scroll bar at ${width}`).toBeLessThanOrEqual(0);
  }
  await choose("embed-width", "Full");
  await expect.poll(() => frame.evaluate((element) => element.getBoundingClientRect().width)).toBeGreaterThan(600);
  await dialog.locator("[data-action=copy]").click();
  await expect(dialog.getByRole("status")).toContainText("copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await code.textContent());
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(button, "the keyboard comes back").toBeFocused();
  expect(troubles).toEqual([]);
});

test("an embed draws the part its address asks for, also in a sandbox with an opaque origin", async ({ page, baseURL }) => {
  const troubles = watch(page).filter((text) => !text.startsWith("foreign host"));
  await page.route("http://newspaper.test/**", (route) =>
    route.fulfill({ contentType: "text/html", body: `<!DOCTYPE html><html lang="fr"><meta charset="utf-8"><title>J</title><iframe sandbox="allow-scripts" width="600" height="500" src="${baseURL}/embed/en/mw-by-year/?from=2018&amp;to=2021&amp;measure=added"></iframe>` }),
  );
  await page.goto("http://newspaper.test/a");
  const frame = page.frameLocator("iframe");
  await expect(frame.locator(".frame__numbers tbody tr")).toHaveCount(4);
  await expect(frame.locator("svg.c-chart >> visible=true")).toBeVisible();
  await frame.locator(".frame__figure").focus();
  await page.keyboard.press("Home");
  await expect(frame.locator(".tip")).toHaveText(/2018/);
  expect(troubles).toEqual([]);
});

test("an address of an embed where nothing is lists what there is", async ({ page }) => {
  for (const [path, lang, links] of [["/embed/en/atlantis/", "en", ids.length], ["/embed/ur/mw-by-year/atlantis/", "ur", ids.length], ["/embed/fr/mw-by-year/2020-01-01/", "ur", 2 * ids.length]] as const) {
    const answer = await page.goto(path);
    expect(answer!.status(), path).toBe(404);
    expect(answer!.headers()["content-security-policy"], path).toContain("frame-ancestors *");
    await expect(page.locator("html")).toHaveAttribute("lang", lang);
    await expect(page.locator(".missing li > a")).toHaveCount(links);
  }
});
