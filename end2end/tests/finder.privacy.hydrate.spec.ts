// What a reader says about herself and where she is stays on the phone: not in the address, not in
// the history, not in storage unless she asks for it, and in no request.
import { expect, test, type Page } from "@playwright/test";
import { open } from "./site.ts";

const secrets = ["2008", "women", "matric", "balochistan", "31337", "26.0012", "63.0512"];

async function answer(page: Page): Promise<void> {
  await page.locator("details.questions > summary").click();
  await page.locator("select[name=day]").selectOption("24");
  await page.locator("select[name=month]").selectOption("11");
  await page.locator("select[name=year]").selectOption("2008");
  await page.locator("select[name=gender]").selectOption("women");
  await page.locator("select[name=schooling]").selectOption("matric");
  await page.locator("select[name=domicile]").selectOption("balochistan");
  await page.locator("input[name=income]").fill("31337");
  await page.locator("input[name=income]").blur();
}

/** Everything a device keeps of this site. */
function kept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const all: string[] = [document.cookie, JSON.stringify(localStorage), JSON.stringify(sessionStorage), JSON.stringify(history.state)];
    for (const { name } of await indexedDB.databases()) all.push(`database ${name}`);
    for (const name of await caches.keys()) {
      const requests = await (await caches.open(name)).keys();
      all.push(...requests.map((request) => request.url));
    }
    return all.join("\n");
  });
}

test.use({ geolocation: { latitude: 26.0012, longitude: 63.0512 }, permissions: ["geolocation"] });

test("no answer and no location leaves the page, and nothing is kept unless asked for", async ({ page }) => {
  const sent: string[] = [];
  page.on("request", (request) => sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ""} ${JSON.stringify(request.headers())}`));
  const addresses: string[] = [];
  page.on("framenavigated", (frame) => addresses.push(frame.url()));
  await page.clock.setFixedTime(new Date("2026-11-24T12:00:00+05:00"));
  await open(page, "/en/training/");
  await answer(page);
  await page.locator("details.near > summary").click();
  await page.locator("[data-action=locate]").click();
  await expect(page.locator('[data-chip="near"]')).toBeVisible();
  await page.locator("#finder-q").fill("silai");
  await expect(page.locator(".found [data-programme]").first()).toBeVisible();
  await expect(page).toHaveURL(/q=silai/);
  // To a programme and back by the history.
  await page.locator(".found [data-programme] a").first().click();
  await expect(page.locator("#finder-q")).toHaveCount(0);
  await page.goBack();
  await expect(page.locator("#finder-q")).toHaveValue("silai");

  const everything = [...addresses, page.url(), ...sent, await kept(page)];
  // Addresses of programmes and regions may hold such words of their own; what counts is what was said.
  const told = everything.filter((line) => secrets.some((secret) => line.replace(/\/(training|business)\/[^ ?"]*/g, "").includes(secret)));
  expect(told).toEqual([]);
});

test("answers are kept on request, come back, and are forgotten with one tap", async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-11-24T12:00:00+05:00"));
  await open(page, "/en/training/");
  await answer(page);
  await page.locator("input[name=keep]").check();
  expect(await kept(page)).toContain("31337");
  await open(page, "/en/business/");
  await page.locator("details.questions > summary").click();
  await expect(page.locator("select[name=schooling]")).toHaveValue("matric");
  await expect(page.locator("select[name=year]")).toHaveValue("2008");
  await page.locator("[data-action=forget]").click();
  expect(await kept(page)).not.toContain("31337");
  await page.reload();
  await expect(page.locator("html[data-app=ready]")).toBeAttached();
  await expect(page.locator("select[name=schooling]")).toHaveValue("");
});

// The eighteenth birthday, by Pakistan's day whatever the phone's zone.
for (const timezoneId of ["Asia/Karachi", "UTC", "America/New_York"]) {
  test.describe(timezoneId, () => {
    test.use({ timezoneId });
    for (const [moment, isAdult] of [
      ["2026-11-23T23:30:00+05:00", false],
      ["2026-11-24T00:30:00+05:00", true],
      ["2026-11-24T04:59:00+05:00", true],
      ["2026-11-24T05:01:00+05:00", true],
      ["2026-11-24T23:30:00+05:00", true],
    ] as const) {
      test(`at ${moment} a person born on 24 November 2008 ${isAdult ? "is" : "is not yet"} 18`, async ({ page }) => {
        await page.clock.setFixedTime(new Date(moment));
        await open(page, "/en/business/?sort=closing");
        await expect(page.locator(".found [data-programme]").first()).toBeVisible();
        await page.locator("details.questions > summary").click();
        await page.locator("select[name=month]").selectOption("11");
        await page.locator("select[name=year]").selectOption("2008");
        const leftOut = async (day: string) => {
          await page.locator("select[name=day]").selectOption(day);
          await expect(page.locator('[data-chip="answers"]')).toBeVisible();
          await expect(page.locator(".questions__told")).toContainText(/\d/);
          return page.locator(".questions__told").textContent();
        };
        // Whoever was born the day before is 18 at all these moments, the day after still 17.
        const [before, own, after] = [await leftOut("23"), await leftOut("24"), await leftOut("25")];
        expect(before).not.toBe(after);
        expect(own).toBe(isAdult ? before : after);
      });
    }
  });
}
