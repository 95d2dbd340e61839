// What does not fit: a page wider than the screen, text cut by its own box, targets lower than 48 px, and what the
// bar covers at the end of the page.
const [done] = [...arguments].slice(-1);
requestAnimationFrame(() => requestAnimationFrame(() => {
  const said = [];
  const root = document.documentElement;
  const about = (element) => `${element.tagName.toLowerCase()}.${element.className?.baseVal ?? element.className} ` +
    `"${(element.innerText ?? "").trim().slice(0, 30)}"`;
  if (root.scrollWidth > root.clientWidth) {
    said.push(`${root.scrollWidth} px wide`);
    for (const element of document.querySelectorAll("body *")) {
      const { left, right } = element.getBoundingClientRect();
      if ((right > root.clientWidth + 1 || left < -1) && !element.closest(".pick, .unseen, .week, .needle")) {
        said.push(`sticks out: ${about(element)} ${Math.round(left)} to ${Math.round(right)}`);
      }
    }
  }
  for (const element of document.querySelectorAll("body *")) {
    if (element.closest(".unseen, svg, .about, select, option") || !element.checkVisibility()) continue;
    const { overflowX, overflowY } = getComputedStyle(element);
    const cut = (overflow, inside, box) => ["hidden", "clip"].includes(overflow) && inside > box + 1;
    if (cut(overflowX, element.scrollWidth, element.clientWidth) || cut(overflowY, element.scrollHeight, element.clientHeight))
      said.push(`cut: ${about(element)}`);
    if (element.closest(".bar a") && element.scrollWidth > element.clientWidth + 1) said.push(`too wide: ${about(element)}`);
  }
  for (const target of document.querySelectorAll("button, a[href], summary, input, select, textarea")) {
    if (!target.checkVisibility()) continue;
    const box = target.closest("label.file, .pick label") ?? target;
    const { height, width } = box.getBoundingClientRect();
    // Links within a sentence are as high as their line.
    const inline = getComputedStyle(box).display === "inline";
    if (!inline && (height < 47.5 || width < 24)) said.push(`small: ${about(target)} ${Math.round(width)}x${Math.round(height)}`);
  }
  for (const inside of document.querySelectorAll(".hold > *")) {
    if (inside.getBoundingClientRect().top < -1) said.push(`cut above: ${about(inside)}`);
  }
  const act = document.querySelector(".act");
  const words = document.querySelector(".card .words");
  if (act && words && !document.querySelector(".hold")
    && words.getBoundingClientRect().right > act.getBoundingClientRect().left + 1
    && words.getBoundingClientRect().bottom > act.getBoundingClientRect().top + 1) said.push("the words are covered");
  const bar = document.querySelector(".bar").getBoundingClientRect();
  if (!document.querySelector(".hold")) {
    scrollTo(0, root.scrollHeight);
    const last = [...document.querySelectorAll("main *")].filter((element) => element.checkVisibility() && element.childElementCount === 0
      && element.getBoundingClientRect().height > 1 && !element.closest(".unseen, .about, svg")).at(-1);
    if (last && last.getBoundingClientRect().bottom > bar.top + 1) said.push(`under the bar: ${about(last)}`);
    scrollTo(0, 0);
  }
  if (bar.height > innerHeight * 0.45) said.push(`the bar takes ${Math.round(bar.height)} of ${innerHeight} px`);
  done(said);
}));
