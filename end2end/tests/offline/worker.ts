// Speaking with the worker as the app does.
import { expect, type Page } from "@playwright/test";

export interface Status {
  scope: string;
  version: number;
  date: string;
  kept: string;
  next: { version: number; bytes: number; ready: boolean } | null;
  busy: boolean;
  trouble: string;
}

/** Registers the worker and waits until it controls the page. */
export async function register(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.register("/sw.js", { updateViaCache: "all" });
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
    }
  });
}

/** Asks the worker and waits for its answer. */
export function ask(page: Page, request: object): Promise<Status> {
  return page.evaluate(async (request) => {
    const { active } = await navigator.serviceWorker.ready;
    const channel = new MessageChannel();
    const answer = new Promise((done) => (channel.port1.onmessage = ({ data }) => done(data)));
    active?.postMessage(request, [channel.port2]);
    return (await answer) as Status;
  }, request);
}

/** Fetches an address in the page; the text with its type, or the error. */
export function read(page: Page, path: string): Promise<{ status: number; type: string; text: string }> {
  return page.evaluate(async (path) => {
    try {
      const response = await fetch(path);
      return { status: response.status, type: response.headers.get("content-type") ?? "", text: await response.text() };
    } catch (error) {
      return { status: 0, type: "", text: String(error) };
    }
  }, path);
}

/** Waits until a release is kept whole. */
export async function kept(page: Page, version = 1): Promise<void> {
  await expect
    .poll(async () => (await ask(page, { do: "state" })).version, { message: "a whole release is kept", timeout: 60_000 })
    .toBeGreaterThanOrEqual(version);
}
