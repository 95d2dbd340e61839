// Behind the app's back: its database as it stands. Never makes one, never holds on to one.
const opened = () => new Promise((opened) => {
  const request = indexedDB.open("darn");
  request.onupgradeneeded = () => request.transaction.abort();
  request.onsuccess = () => opened(request.result);
  request.onerror = () => opened(null);
});

const within = async (store, mode, work) => {
  const database = await opened();
  if (!database) return null;
  try {
    const transaction = database.transaction(store, mode, { durability: "strict" });
    const answer = work(transaction.objectStore(store));
    await new Promise((done, failed) => {
      transaction.oncomplete = done;
      transaction.onabort = () => failed(transaction.error);
    });
    return answer;
  } finally {
    database.close();
  }
};

const all = async (store) => {
  const [keys, values] = await within(store, "readonly", (rows) => [rows.getAllKeys(), rows.getAll()])
    ?? [{ result: [] }, { result: [] }];
  return Object.fromEntries(keys.result.map((key, place) => [key, values.result[place]]));
};
