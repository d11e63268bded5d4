// The pages under test and what is watched on all of them.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";

export const languages = [
  { code: "en", dir: "ltr", other: "ur" },
  { code: "ur", dir: "rtl", other: "en" },
] as const;

export const siteFolder = process.env.RAHDARI_SITE ?? join(import.meta.dirname, "../../target/site");

/** One page of each kind; `path` follows the language and starts and ends with a slash. */
export const kinds: { kind: string; path: string }[] = [
  { kind: "home", path: "/" },
  { kind: "region", path: "/regions/balochistan/" },
  { kind: "list of districts", path: "/districts/" },
  { kind: "district with projects", path: "/districts/gwadar/" },
  { kind: "district", path: "/districts/attock/" },
  { kind: "district's board", path: "/districts/kech/leaflet/" },
  { kind: "list of projects", path: "/projects/" },
  { kind: "project in two regions", path: "/projects/karot-hydropower/" },
  { kind: "project", path: "/projects/ml-1/" },
  { kind: "grid of corridors and pillars", path: "/corridors/" },
  { kind: "corridor", path: "/corridors/growth/" },
  { kind: "pillar", path: "/pillars/energy/" },
  { kind: "agenda", path: "/agenda/" },
  { kind: "figures", path: "/figures/" },
  { kind: "gallery of charts", path: "/charts/" },
  { kind: "chart over time", path: "/charts/mw-by-region/" },
  { kind: "chart on a map", path: "/charts/projects-map/" },
  { kind: "method", path: "/method/" },
  { kind: "sources", path: "/sources/" },
  { kind: "open data", path: "/data/" },
  { kind: "about", path: "/about/" },
  { kind: "accessibility", path: "/accessibility/" },
  { kind: "security", path: "/security/" },
  { kind: "training", path: "/training/" },
  { kind: "training in a region", path: "/training/region/punjab/" },
  { kind: "training of a trade", path: "/training/trade/electrician/" },
  { kind: "training of a kind", path: "/training/kind/diploma/" },
  { kind: "training programme", path: firstProgramme("training") },
  { kind: "closed programme", path: "/training/ajk-youth-interest-free-loan/" },
  { kind: "business", path: "/business/" },
  { kind: "business in a region", path: "/business/region/sindh/" },
  { kind: "business programme", path: firstProgramme("business") },
  { kind: "kept on the phone", path: "/offline/" },
  { kind: "not found", path: "/404.html" },
];

/** Path of the first programme of a finder, by name. */
function firstProgramme(finder: string): string {
  const folders = readdirSync(join(siteFolder, "en", finder), { withFileTypes: true });
  const ids = folders.filter((entry) => entry.isDirectory() && !["region", "trade", "kind"].includes(entry.name)).map((entry) => entry.name);
  return `/${finder}/${ids.sort()[0]}/`;
}

/** Collects what must never happen on a page; call it before the page is opened. */
export function watch(page: Page): string[] {
  const troubles: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !message.text().includes("registration blocked by Playwright")) {
      troubles.push(`console ${message.type()}: ${message.text()}`);
    }
  });
  page.on("pageerror", (error) => troubles.push(`page error: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol !== "data:" && url.protocol !== "blob:" && url.hostname !== "127.0.0.1") {
      troubles.push(`foreign host: ${request.url()}`);
    }
  });
  return troubles;
}

/** Opens a page and waits until the app has taken it over. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await ready(page);
}

export async function ready(page: Page): Promise<void> {
  await expect(page.locator("html[data-app=ready]"), "the app takes over").toBeAttached({ timeout: 60_000 });
}

/** By how many pixels the page can be moved sideways. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { documentElement: root, body } = document;
    return Math.max(root.scrollWidth, body.scrollWidth) - root.clientWidth;
  });
}
