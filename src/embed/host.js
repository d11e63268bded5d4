// For pages that show Rahdari's charts: lets frames with `data-rahdari` fit their height, and offers
// <rahdari-chart src="…" title="…">. A message changes nothing but the height of the very frame that
// sent it, and only of a frame that this page asked for.
(() => {
  "use strict";
  const origin = new URL(document.currentScript?.src ?? location.href).origin;
  const isOurs = (frame) => {
    try {
      return new URL(frame.src).origin === origin;
    } catch {
      return false;
    }
  };
  addEventListener("message", (event) => {
    const { data } = event;
    if (data === null || typeof data !== "object" || data.type !== "rahdari-height") return;
    const height = data.height;
    if (!Number.isInteger(height) || height < 80 || height > 6000) return;
    const frames = [...document.querySelectorAll("iframe[data-rahdari]")];
    for (const component of document.querySelectorAll("rahdari-chart")) {
      const inside = component.shadowRoot?.querySelector("iframe");
      if (inside) frames.push(inside);
    }
    const frame = frames.find((frame) => frame.contentWindow === event.source);
    if (frame && isOurs(frame)) frame.style.height = `${height}px`;
  });
  if (customElements.get("rahdari-chart")) return;
  customElements.define("rahdari-chart", class extends HTMLElement {
    static observedAttributes = ["src", "title", "height"];

    connectedCallback() {
      const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      if (!root.querySelector("iframe")) {
        const frame = document.createElement("iframe");
        frame.loading = "lazy";
        frame.setAttribute("sandbox", "allow-scripts allow-popups");
        frame.style.cssText = "border:0;width:100%;display:block";
        this.style.display = "block";
        root.append(frame);
      }
      this.attributeChangedCallback();
    }

    attributeChangedCallback() {
      const frame = this.shadowRoot?.querySelector("iframe");
      if (!frame) return;
      const address = new URL(this.getAttribute("src") ?? "", origin);
      if (address.origin !== origin) return;
      frame.title = this.getAttribute("title") ?? "";
      frame.height = this.getAttribute("height") ?? "420";
      if (frame.src !== address.href) frame.src = address.href;
    }
  });
})();
