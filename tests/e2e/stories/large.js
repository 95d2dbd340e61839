// Picks a large backup, made here, and notes every value its progress bar shows and the longest
// time the page did nothing else (0 where the browser cannot tell).
const [count, days] = arguments;

window.__progress = [];
const sample = () => {
  const value = document.querySelector("progress")?.value;
  if (value !== undefined && value !== window.__progress.at(-1)) window.__progress.push(value);
  requestAnimationFrame(sample);
};
sample();

window.__longest = 0;
new PerformanceObserver((tasks) => {
  for (const { duration } of tasks.getEntries()) window.__longest = Math.max(window.__longest, duration);
}).observe({ entryTypes: ["longtask"] });

const day = 86_400_000;
const now = Date.now();
const line = (number) => {
  const at = now - (number % days) * day - day;
  return JSON.stringify({
    at,
    card: "baby.loud",
    day: new Date(at).toISOString().slice(0, 10),
    id: (number * 2654435761 % 2 ** 32).toString(16).padStart(16, "0") + number.toString(16).padStart(16, "0"),
    kind: "return",
    offset: 0,
    stamp: `${at.toString(16).padStart(12, "0")}-0000-00000000000000aa`,
  });
};
const head = `{"app":"darn","format":1,"saved_ms":${now},"entries":[\n`;
const lines = Array.from({ length: count }, (_, number) => line(number)).join(",\n");
const files = new DataTransfer();
files.items.add(new File([head, lines, "\n]}\n"], "backup.json", { type: "application/json" }));
const field = document.querySelector("input[type=file]");
field.files = files.files;
field.dispatchEvent(new Event("change", { bubbles: true }));
