// Milliseconds from a press of the main button to "kept", and of a bare strict write beside it.
const [name, done] = arguments;

function press() {
  return new Promise((kept) => {
    const look = () => {
      if (!document.querySelector("[role=status][data-state=kept]")) return;
      watching.disconnect();
      kept(performance.now() - began);
    };
    const watching = new MutationObserver(look);
    watching.observe(document, { subtree: true, childList: true, attributes: true });
    const button = [...document.querySelectorAll("button")].find((b) => b.innerText.trim() === name);
    const began = performance.now();
    button.click();
    look();
  });
}

function open() {
  return new Promise((opened, failed) => {
    const request = indexedDB.open("bench", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("rows", { autoIncrement: true });
    request.onsuccess = () => opened(request.result);
    request.onerror = () => failed(request.error);
  });
}

function write(database) {
  return new Promise((written) => {
    const began = performance.now();
    const transaction = database.transaction("rows", "readwrite", { durability: "strict" });
    transaction.objectStore("rows").put({ at: Date.now(), what: "x".repeat(150) });
    transaction.oncomplete = () => written(performance.now() - began);
  });
}

(async () => {
  // Open beforehand, as Darn's own is; for both it is the first write of the page.
  const database = await open();
  const pressed = await press();
  const written = await write(database);
  database.close();
  done([pressed, written]);
})();
