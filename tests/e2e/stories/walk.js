// Walking by Tab: "mark" numbers every stop in the order it stands, and starts before the first; "look" says what
// is wrong at a stop, if anything.
const [what] = arguments;
const cover = document.querySelector("button.hold");
if (what === "mark") {
  document.activeElement?.blur();
  const groups = new Set();
  const stops = [...document.querySelectorAll("button, a[href], summary, input, select, textarea")].filter((stop) => {
    if (!stop.checkVisibility() || stop.disabled) return false;
    if (stop.type !== "radio") return true;
    if (groups.has(stop.name)) return false;
    groups.add(stop.name);
    return true;
  });
  window.stops = { all: stops, at: 0, last: null };
  // The words held up lie over everything: Tab has somewhere to go, and the first stop is theirs.
  if (cover) return 0;
  document.querySelector("main").focus();
  // WebKitGTK leaves the first stop of a page that was scrolled where it is.
  scrollTo(0, 0);
  return stops.length;
}
const active = document.activeElement;
const { stops } = window;
// A part of the same date.
if (active === stops.last && ["date", "month"].includes(active.type)) return null;
const wanted = stops.all[stops.at++];
stops.last = active;
const about = (element) => `${element?.tagName.toLowerCase()} "${(element?.getAttribute("aria-label") ?? element?.innerText ?? element?.name ?? "").trim().slice(0, 40)}"`;
const same = active === wanted || active?.type === "radio" && active.name === wanted.name;
if (!same) return `Tab went to ${about(active)}, not to ${about(wanted)}`;
const shown = active.closest("label.file") ?? (active.type === "radio" ? active.nextElementSibling : active);
const { outlineStyle, outlineWidth } = getComputedStyle(shown);
if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) return `no focus to see on ${about(active)}`;
const box = shown.getBoundingClientRect();
const bar = document.querySelector(".bar").getBoundingClientRect();
// WebKitGTK brings a text area's caret into view, not its box, and knows no padding then.
const reveals = active.tagName !== "TEXTAREA" || navigator.userAgent.includes("Chrome");
if (reveals && !active.closest(".bar") && box.top > bar.top - 8) return `${about(active)} has the focus under the bar`;
if (box.bottom < 8) return `${about(active)} has the focus above the screen`;
return null;
