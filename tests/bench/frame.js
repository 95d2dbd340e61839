// In a bare page: clicks a button that changes a text, again and again. Milliseconds from each click
// until the frame with that text is drawn.
const [rounds, done] = arguments;
const button = document.body.appendChild(document.createElement("button"));
const text = document.body.appendChild(document.createElement("p"));
button.textContent = "press";
let count = 0;
button.addEventListener("click", () => (text.textContent = `kept ${++count}`));

(async () => {
  const frames = [];
  for (let round = 0; round < rounds; round++) {
    await quiet();
    const began = performance.now();
    button.click();
    await drawn();
    frames.push(performance.now() - began);
  }
  done(frames);
})();
