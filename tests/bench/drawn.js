// For press.js and frame.js.

// Until what was drawn last is on the screen, so that what is measured next does not wait for it.
const quiet = () => new Promise((still) => requestAnimationFrame(() => setTimeout(still)));

// Until the next frame is drawn: the first task after a frame's callbacks finds it so. A message is
// not held back as a timer is.
const { port1, port2 } = new MessageChannel();
const drawn = () => new Promise((seen) => requestAnimationFrame(() => {
  port1.onmessage = seen;
  port2.postMessage(0);
}));
