// What the headers do in a browser. That servers send them is compared by `tests/hosting`.
import { expect, test } from "@playwright/test";
import { languages } from "./site.ts";

for (const { code } of languages) {
  test(`${code}: text cannot become a script`, async ({ page }) => {
    await page.goto(`/${code}/about/`);
    const tried = await page.evaluate(() => {
      const attempts: Record<string, () => unknown> = {
        "eval": () => (0, eval)("1"),
        "new Function": () => new Function("return 1")(),
        "address of a script": () => (document.createElement("script").src = "/app/a.js"),
        "text of a script": () => (document.createElement("script").text = "1"),
        "another policy": () => (window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }).trustedTypes.createPolicy("mine", {}),
        "the policy again": () => (window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }).trustedTypes.createPolicy("default", {}),
      };
      const isAllowed = (attempt: () => unknown) => {
        try {
          attempt();
          return true;
        } catch {
          return false;
        }
      };
      // Later, because what a debugger evaluates may use `eval`.
      return new Promise<string[]>((resolve) => {
        setTimeout(() => resolve(Object.keys(attempts).filter((name) => isAllowed(attempts[name]))));
      });
    });
    expect(tried, "what was allowed").toEqual([]);
  });
}

test("an embed may set no markup from text at all", async ({ page }) => {
  await page.goto("/embed/en/mw-by-region/");
  const message = await page.evaluate(() => {
    try {
      document.body.innerHTML = "<p>1</p>";
      return "allowed";
    } catch (error) {
      return (error as Error).name;
    }
  });
  expect(message).toBe("TypeError");
});

test("a page refuses to be framed, an embed does not", async ({ page, baseURL }) => {
  await page.route("https://host.example/", (route) =>
    route.fulfill({ contentType: "text/html", body: `<iframe name="page" src="${baseURL}/en/about/"></iframe><iframe name="embed" src="${baseURL}/embed/en/mw-by-region/"></iframe>` }),
  );
  await page.goto("https://host.example/");
  await expect(page.frameLocator("[name=embed]").locator("h1")).toBeVisible();
  await expect(page.frameLocator("[name=page]").locator("#main")).toHaveCount(0);
  expect(page.frame("page")?.url()).toContain("chrome-error:");
});
