// What a first visit costs, measured on the wire in Chromium.
import { expect, test } from "@playwright/test";
import { languages, ready } from "./site.ts";

const MOST_BYTES = 300_000;
const MOST_REQUESTS = 12;

for (const { code } of languages) {
  test(`${code}: a first visit of home is light`, async ({ page }) => {
    const session = await page.context().newCDPSession(page);
    await session.send("Network.enable");
    const addresses = new Map<string, string>();
    let bytes = 0;
    session.on("Network.requestWillBeSent", ({ requestId, request }) => addresses.set(requestId, request.url));
    session.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
    await page.goto(`/${code}/`);
    await ready(page);
    await page.waitForLoadState("networkidle");
    const requests = [...addresses.values()].filter((address) => address.startsWith("http"));
    console.log(`/${code}/: ${requests.length} requests, ${bytes} bytes with their headers`);
    expect(requests.length, requests.join("\n")).toBeLessThanOrEqual(MOST_REQUESTS);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
  });
}
