// Presses the main button again and again, each time beside one bare strict write of a row of the
// same size: milliseconds from the press to "kept" and to the frame that shows it, and from the write
// to its commit.
const [name, rounds, done] = arguments;

// Until the page shows this state.
const shows = (state) => new Promise((shown) => {
  const look = () => {
    if (!document.querySelector(`[role=status][data-state=${state}]`)) return;
    watching.disconnect();
    shown();
  };
  const watching = new MutationObserver(look);
  watching.observe(document, { subtree: true, childList: true, attributes: true });
  look();
});

const press = async () => {
  await quiet();
  const button = [...document.querySelectorAll("button")].find((b) => b.textContent.trim() === name);
  const began = performance.now();
  button.click();
  await shows("kept");
  const kept = performance.now() - began;
  await drawn();
  const seen = performance.now() - began;
  // Starts the screen afresh.
  document.querySelector("nav a[href='#/']").click();
  await shows("ready");
  return [kept, seen];
};

const open = () => new Promise((opened, failed) => {
  const request = indexedDB.open("bench", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("rows");
  request.onsuccess = () => opened(request.result);
  request.onerror = () => failed(request.error);
});

// A row of a return, as long as Darn's own.
const row = JSON.stringify({
  at: Date.now(),
  card: "toddler.other",
  day: "2026-11-20",
  id: "0".repeat(32),
  kind: "return",
  offset: 60,
  stamp: "01a1fc1c2c00-0000-00000000000000aa",
});

const write = async (database) => {
  await quiet();
  const began = performance.now();
  const transaction = database.transaction("rows", "readwrite", { durability: "strict" });
  transaction.objectStore("rows").put(row, crypto.randomUUID());
  await new Promise((written) => (transaction.oncomplete = written));
  return performance.now() - began;
};

(async () => {
  // Open beforehand, as Darn's own is.
  const database = await open();
  const presses = [];
  for (let round = 0; round < rounds; round++) {
    // Each comes first in every other round.
    const early = round % 2 ? await write(database) : 0;
    presses.push([...await press(), early || await write(database)]);
  }
  database.close();
  done(presses);
})();
