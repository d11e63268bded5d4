// Takes the pictures that the web app manifests show before installing, from a served site:
//   node screenshots.mjs http://127.0.0.1:8080
// They go to public/screenshots/. Take them again when the look of the portal changes.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";

const origin = process.argv[2] ?? "http://127.0.0.1:8080";
const folder = join(import.meta.dirname, "../public/screenshots");
const pages = [
  { name: "district", path: "/districts/gwadar/" },
  { name: "training", path: "/training/?q=electrician" },
  { name: "projects", path: "/projects/" },
];
const most = 100_000;

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.RAHDARI_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless=new", "--no-sandbox", "--disable-gpu"],
});
const page = await browser.newPage({ viewport: { width: 360, height: 640 }, colorScheme: "light" });
for (const lang of ["en", "ur"]) {
  for (const { name, path } of pages) {
    await page.goto(`${origin}/${lang}${path}`);
    await page.locator("html[data-app=ready]").waitFor({ state: "attached" });
    await page.waitForLoadState("networkidle");
    const picture = await page.screenshot();
    if (picture.length > most) {
      throw new Error(`${lang}-${name}.png: ${picture.length} bytes, expected at most ${most}; choose a plainer page`);
    }
    writeFileSync(join(folder, `${lang}-${name}.png`), picture);
    console.log(`${lang}-${name}.png: ${picture.length} bytes`);
  }
}
await browser.close();
