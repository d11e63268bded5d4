// Inside an embed. The chart is complete without this script; it adds values at a touch or by arrow
// keys, the theme from the address, and tells the host how tall the chart is. It touches no storage
// and listens to no message: whatever a host sends is not trusted.
(() => {
  "use strict";
  const root = document.documentElement;
  const frame = document.querySelector(".frame");
  if (!frame) return;
  const query = new URLSearchParams(location.search);
  const theme = query.get("theme");
  if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  root.dataset.js = "";

  // Height: our own message, Datawrapper's, Pym's, and the one of WordPress.
  const secret = /secret=([A-Za-z0-9]+)/.exec(location.hash);
  let told = 0;
  const tell = () => {
    const height = Math.ceil(natural());
    if (height === told || parent === window) return;
    told = height;
    const id = frame.dataset.chart;
    const send = (message) => parent.postMessage(message, "*");
    send({ type: "rahdari-height", chart: id, height });
    send({ "datawrapper-height": { [id]: height } });
    send(`pymxPYMx${query.get("childId") ?? id}xPYMxheightxPYMx${height}`);
    if (secret) send({ message: "height", value: height, secret: secret[1] });
  };

  // Height of the content when the picture has its own proportions.
  const picture = () => [...frame.querySelectorAll(".chartbox__picture")].find((box) => box.getClientRects().length);
  const natural = () => {
    const box = picture();
    const svg = box?.querySelector("svg");
    if (!svg) return frame.scrollHeight;
    const figure = frame.querySelector(".frame__figure");
    const width = Math.min(figure.clientWidth, parseFloat(getComputedStyle(box).maxWidth) || Infinity);
    const { width: w, height: h } = svg.viewBox.baseVal;
    const others = [...frame.children].filter((part) => part !== figure && !part.classList.contains("frame__numbers") && !part.classList.contains("tip"));
    const style = getComputedStyle(frame);
    let sum = parseFloat(style.paddingTop) + parseFloat(style.paddingBottom) + (width * h) / w;
    for (const part of others) {
      const margins = getComputedStyle(part);
      sum += part.offsetHeight + parseFloat(margins.marginTop) + parseFloat(margins.marginBottom);
    }
    return sum + 12;
  };
  new ResizeObserver(tell).observe(frame);
  document.fonts?.ready.then(tell);

  // A part of the chart asked for in the address is drawn by the portal's own code, which is loaded
  // for that only. Where it cannot be had the chart stays as published.
  if (["region", "measure", "from", "to"].some((key) => query.get(key))) {
    // The only policy that the frame's headers allow, for the markup that our own code makes.
    globalThis.trustedTypes?.createPolicy("default", { createHTML: (html) => html });
    import("{app}").catch(() => {});
  }

  // Values: rows of the table twin, shown at the mark that is touched or reached by arrow keys.
  let rows, head;
  const look = () => {
    rows = [...frame.querySelectorAll(".frame__numbers tbody tr")];
    head = [...frame.querySelectorAll(".frame__numbers thead th")].map((cell) => cell.textContent);
  };
  look();
  const tip = document.createElement("p");
  tip.className = "tip";
  tip.setAttribute("role", "status");
  tip.setAttribute("aria-live", "polite");
  frame.append(tip);
  let at = -1;
  const read = (row) => {
    const [name, ...cells] = [...row.children].map((cell) => cell.textContent);
    const isolate = (text) => `\u2068${text}\u2069`;
    if (cells.length === 1) return `${isolate(name)}: ${isolate(cells[0])} ${head[1]}`;
    return `${isolate(name)}: ${cells.map((cell, n) => `${isolate(head[n + 1].replace(/ \([^()]*\)$/, ""))} ${isolate(cell)}`).join("; ")}`;
  };
  const show = (mark) => {
    const row = rows[mark];
    for (const hit of frame.querySelectorAll(".c-hit--on")) hit.classList.remove("c-hit--on");
    at = row ? mark : -1;
    tip.textContent = row ? read(row) : "";
    tip.classList.toggle("tip--on", !!row);
    for (const hit of frame.querySelectorAll(`.c-hit[data-mark="${mark}"]`)) hit.classList.add("c-hit--on");
  };
  const mark = (event) => {
    const hit = document.elementsFromPoint(event.clientX, event.clientY).find((shape) => shape.classList.contains("c-hit"));
    return hit ? Number(hit.dataset.mark) : -1;
  };
  const figure = frame.querySelector(".frame__figure");
  new MutationObserver(() => {
    look();
    show(-1);
    tell();
  }).observe(frame.querySelector(".frame__numbers"), { childList: true });
  figure.tabIndex = 0;
  figure.setAttribute("role", "group");
  figure.setAttribute("aria-label", document.title);
  figure.addEventListener("pointermove", (event) => event.pointerType === "mouse" && show(mark(event)));
  figure.addEventListener("pointerdown", (event) => show(mark(event)));
  figure.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && show(-1));
  figure.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step && rows.length) show(Math.min(Math.max(at + step, 0), rows.length - 1));
    else if (event.key === "Home") show(0);
    else if (event.key === "End") show(rows.length - 1);
    else if (event.key === "Escape") show(-1);
    else return;
    event.preventDefault();
  });
})();
