// Scrolls down the cloth, asking for older rows where there is a way to, for some twenty screens. Hands
// back the milliseconds of work each new piece took to be drawn and laid out, and every task over 50 ms.
const [done] = [...arguments].slice(-1);
const tasks = [], work = [];
const watching = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
watching.observe({ type: "longtask" });
const frame = () => new Promise(requestAnimationFrame);
(async () => {
  // Without what opening it took.
  await frame(), await frame();
  tasks.length = 0;
  for (let screen = 0; screen < 20; screen++) {
    const older = [...document.querySelectorAll(".cloth button.quiet")].find((one) => !one.closest("li"));
    if (older) {
      const began = performance.now();
      older.click();
      document.body.offsetHeight;
      work.push(performance.now() - began);
    }
    for (let step = 0; step < 12; step++) {
      scrollBy(0, 70);
      await frame();
    }
  }
  setTimeout(() => done([work, tasks]), 200);
})();
