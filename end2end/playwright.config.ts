import { defineConfig } from "@playwright/test";

const port = Number(process.env.RAHDARI_PORT ?? 8123);
const rahdari = process.env.RAHDARI_BIN ?? "../target/release/rahdari";
const site = process.env.RAHDARI_SITE ?? "../target/site";

// Pages of made-up hosts may frame pages of this machine, which browsers ask people about.
const localFrames = ["--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests"];

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  // Generous: a phone-like test must not fail because the machine is busy.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: "list",
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    browserName: "chromium",
    viewport: { width: 360, height: 740 },
    // The worker has tests of its own; the others watch what the network is asked.
    serviceWorkers: "block",
    locale: "en-GB",
    timezoneId: "Asia/Karachi",
    launchOptions: {
      executablePath: process.env.RAHDARI_CHROMIUM ?? "/usr/bin/chromium",
      args: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", ...localFrames],
    },
  },
  webServer: {
    command: `"${rahdari}" serve "${site}" --port ${port}`,
    url: `http://127.0.0.1:${port}/en/`,
    reuseExistingServer: false,
    timeout: 20_000,
  },
});
