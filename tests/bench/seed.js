// Puts returns straight into the app's database until it holds this many, a batch at a time, spread
// over 3,000 days.
const [count, done] = arguments;
const BATCH = 5_000;
const day = 86_400_000;
const now = Date.now();

const open = () => new Promise((opened, failed) => {
  const request = indexedDB.open("darn");
  request.onsuccess = () => opened(request.result);
  request.onerror = () => failed(request.error);
});

const row = (id, number) => {
  const at = now - (number % 3_000) * day;
  return JSON.stringify({
    at,
    card: "toddler.other",
    day: new Date(at).toISOString().slice(0, 10),
    id,
    kind: "return",
    offset: 0,
    stamp: `${at.toString(16).padStart(12, "0")}-0000-00000000000000aa`,
  });
};

const fill = (database, from, to) => new Promise((filled, failed) => {
  const transaction = database.transaction("entries", "readwrite");
  const rows = transaction.objectStore("entries");
  for (let number = from; number < to; number++) {
    const id = [...crypto.getRandomValues(new Uint8Array(16))]
      .map((byte) => byte.toString(16).padStart(2, "0")).join("");
    rows.put(row(id, number), id);
  }
  transaction.oncomplete = filled;
  transaction.onabort = () => failed(transaction.error);
});

const held = (database) => new Promise((counted) => {
  const request = database.transaction("entries").objectStore("entries").count();
  request.onsuccess = () => counted(request.result);
});

(async () => {
  const database = await open();
  for (let from = await held(database); from < count; from += BATCH) {
    await fill(database, from, Math.min(from + BATCH, count));
  }
  const total = await held(database);
  database.close();
  done(total);
})();
