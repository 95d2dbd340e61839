// Asks for older rows a few times, then scrolls over what is drawn, from the top down. Hands back how many
// rows there were, every task over 50 ms while they were drawn, and every one while scrolling.
const [done] = [...arguments].slice(-1);
const PRESSES = 8, STEP = 70;
const tasks = [];
const watching = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
watching.observe({ type: "longtask" });
const frame = () => new Promise(requestAnimationFrame);
const rows = () => document.querySelectorAll(".cloth .row").length;
// Until nothing has been drawn for a while.
const still = async () => {
  for (let before = 0, same = 0; same < 20; same = rows() === before ? same + 1 : 0) {
    before = rows();
    await frame();
  }
};
// What was seen since last asked; a task is told of a little after it ended.
const seen = async () => {
  for (let frames = 0; frames < 10; frames++) await frame();
  return tasks.splice(0);
};
(async () => {
  await still();
  await seen();
  for (let press = 0; press < PRESSES; press++) {
    [...document.querySelectorAll(".cloth button.quiet")].find((one) => !one.closest("li"))?.click();
    await still();
  }
  const drawing = await seen();
  scrollTo(0, 0);
  await seen();
  while (scrollY + innerHeight < document.documentElement.scrollHeight - 1) {
    scrollBy(0, STEP);
    await frame();
  }
  done([rows(), drawing, await seen()]);
})();
