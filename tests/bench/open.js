// Goes to the cloth and hands back the longest task, in ms, until it counts all returns and its first
// rows stand; 0 where none took 50 ms.
const [size, done] = arguments;
let longest = 0;
const watching = new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
});
watching.observe({ type: "longtask" });
const look = () => {
  const total = Number(document.querySelector("[data-testid=returns-total]")?.textContent ?? 0);
  if (total < size || !document.querySelector(".cloth .row")) return;
  waiting.disconnect();
  // Two frames more, so that what drawing cost is in.
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(longest), 200)));
};
const waiting = new MutationObserver(look);
waiting.observe(document, { subtree: true, childList: true, characterData: true });
document.querySelector("nav a[href='#/cloth']").click();
