// Below the card's screen: this parent's own card in its place at once, then the
// program, after the first frame. The build leaves comments and indents out
// (src/release/page.rs).
{
  const own = document.getElementById("own");
  const root = document.getElementById("darn");
  const { build } = document.documentElement.dataset;
  const worker = navigator.serviceWorker?.controller;

  // This parent's card for this time of day, which the page has in it from the second
  // start on (upkeep/page.rs, deck/habit.rs); where no worker gives it that page, it
  // is in the mirror.
  try {
    const hour = new Date().getHours();
    const part = hour < 6 || hour > 21 ? "night" : hour < 12 ? "morning" : hour < 17 ? "afternoon" : "evening";
    const kept = (name) => JSON.parse(localStorage["darn.shell." + name] || "[]");
    const screen = own
      ? root.dataset.part != part && JSON.parse(own.textContent)[part]
      : [part, "last"].map(kept).find(([of]) => of == build)?.[1];
    if (screen) root.innerHTML = screen;
    if (own || screen) {
      requestAnimationFrame(() => root.querySelectorAll(":checked").forEach(({ parentNode: one }) => {
        const row = one.parentNode;
        row.scrollLeft = one.offsetLeft - row.offsetLeft - (row.clientWidth - one.offsetWidth) / 2;
      }));
    }
  } catch {
    // The card for someone new stays.
  }

  // What another app shared comes in the address (the manifest's share_target) and is
  // taken out of it, so that a reload does not bring it in again (device/arrived.rs).
  const asked = new URLSearchParams(location.search);
  const shared = ["title", "text", "url"].map((name) => asked.get(name)).filter(Boolean).join("\n");
  if (shared) {
    window.shared = shared;
    history.replaceState(null, "", location.pathname + "#/together");
  }

  // The browser's offer to install waits until it is wanted (device/install.rs).
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    window.prompting = event;
  });
  // A program that fails has the worker look through its files.
  const mend = () => navigator.serviceWorker?.controller?.postMessage("mend");
  for (const kind of ["error", "unhandledrejection"]) addEventListener(kind, mend);
  // The QR maker and reader comes when it is wanted (device/scan.rs); by another name
  // where it did not come, for a browser may remember of a script that it failed.
  let anew = "";
  window.scan = () => import("./scan.js" + anew).then(
    async (it) => (await it.default(), it),
    (why) => {
      anew = "?" + Date.now();
      throw why;
    },
  );

  // Before something is asked for again: so many ms, or until there is a network. Returns
  // how long the next pause is.
  const FIRST = 1e3;
  const pause = async (wait) => {
    await new Promise((go) => {
      addEventListener("online", go, { once: true });
      setTimeout(go, wait);
    });
    return Math.min(wait * 2, 3e4);
  };

  // What does not come may be of a build that is nowhere any more. Where there is another
  // now it is begun with, unless something was pressed, which would be lost.
  let isOpen;
  addEventListener("darn", () => isOpen = true, { once: true });
  const renew = async () => {
    try {
      const page = await (await fetch("./", { cache: "no-cache" })).text();
      const isOther = /id="darn"/.test(page) && !page.includes(build);
      if (isOther && !isOpen && !window.queued[0]) location.reload();
    } catch {
      // No network yet.
    }
  };

  // The language: the one chosen, else the first of the reader's own that there is, else
  // English. Asked for until it comes. It is chosen here and not in the program because it
  // cannot wait for it, and costs less (device/speech.rs). A test holds the list to the
  // languages there are. `past`: "?again" asks past the browser's own cache.
  const known = ["en", "es"];
  window.fetchLanguage = async (past) => {
    let chosen;
    try {
      chosen = JSON.parse(localStorage["darn.prefs"]).lang;
    } catch {
      // None was.
    }
    const codes = [chosen].concat(navigator.languages).map((tag) => String(tag).split("-")[0].toLowerCase());
    const code = codes.find((code) => known.includes(code)) || known[0];
    // One that came and was refused may be of another build.
    if (past) setTimeout(renew, 2e3);
    for (let wait = FIRST;; wait = await pause(wait)) {
      try {
        const found = await fetch("lang/" + code + ".txt" + past, { cache: past ? "reload" : "default" });
        if (found.ok) return new Uint8Array(await found.arrayBuffer());
      } catch {
        // No network yet.
      }
      past = "?again";
    }
  };

  // Handed over while no thumb is down: a button taken from under one is not pressed.
  let language, isDown;
  window.language = () => language.then((file) =>
    isDown ? new Promise((go) => setTimeout(go, 30)).then(window.language) : file);
  for (const type of ["pointerdown", "pointerup", "pointercancel"]) {
    addEventListener(type, () => isDown = type == "pointerdown", true);
  }

  // A double tap is one: what has come under the thumb meanwhile is not pressed, nor the
  // same main button twice.
  let tapped;
  addEventListener("click", (tap) => {
    const one = tap.target.closest?.("button, a");
    if (!one || !tap.detail) return;
    const { at, x, y, on } = tapped || {};
    const isSame = tap.timeStamp - at < 400 && Math.hypot(tap.clientX - x, tap.clientY - y) < 24;
    tapped = { at: tap.timeStamp, x: tap.clientX, y: tap.clientY, on: one };
    if (isSame && (one != on || one.className == "press")) {
      tap.stopImmediatePropagation();
      tap.preventDefault();
    }
  }, true);

  // Nor is a key that is held: each repeat would press what has come in the button's place.
  addEventListener("keydown", (key) => {
    if (key.repeat && key.key == "Enter" && key.target.closest?.("button, a")) key.preventDefault();
  }, true);

  // As soon as a browser sees a manifest it may fetch it and an icon to offer an
  // installation, and wakes the worker for them: it comes back after the program.
  const manifest = worker && document.querySelector("[rel=manifest]");
  manifest?.remove();

  // The styles of the other screens; over once they are there, or cannot be had soon. No
  // screen waits for them for ever.
  let styles, unstyled = FIRST;
  const style = window.styles = () => styles ??= new Promise((go) => {
    setTimeout(go, 3e3);
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: "rest.css", onload: go });
    link.onerror = async () => {
      go();
      link.remove();
      unstyled = await pause(unstyled);
      styles = null;
      style();
    };
    document.head.append(link);
  });

  // The program, asked for until it comes: what was pressed waits for it. Once its script
  // is there it is not asked for anew, or there might be two of it. By another name each
  // time: a browser may remember of a script, and a cache of any file, that it failed.
  const program = async () => {
    const wasm = "./darn_bg.wasm";
    const afresh = () => fetch(wasm + past, { cache: "reload" });
    let it, past = "", module_or_path = WebAssembly.compileStreaming(fetch(wasm)).catch(() => fetch(wasm));
    for (let wait = FIRST, refused = 0;;) {
      try {
        it ??= await import("./darn.js" + past);
        return await it.default({ module_or_path });
      } catch (why) {
        mend();
        // Not what a network says: damaged bytes, which come whole when asked for
        // afresh, or a browser that will not run these.
        if (/^(Compile|Link|Eval|Range)Error$/.test(why?.name) && ++refused > 3) return cannot();
        if (wait > 2 * FIRST) renew();
        wait = await pause(wait);
        past = "?" + Date.now();
        module_or_path = it ? afresh() : module_or_path.catch(afresh);
      }
    }
  };

  // Where no program can run that is said, and nothing looks pressed.
  const cannot = () => {
    document.onclick = null;
    for (const one of root.querySelectorAll("[aria-busy]")) one.ariaBusy = null;
    const said = document.querySelector("noscript");
    if (said) said.outerHTML = said.textContent;
  };

  const begin = () => {
    if (language) return;
    if (!window.WebAssembly?.compileStreaming) return cannot();
    // The program first: it comes while the rest is asked for.
    program();
    // The database, where anything is kept, so that there mostly is one for a press that
    // waits: the program takes it over (store/idb.rs), and until then it stands in
    // nobody's way. None is made here.
    try {
      if (localStorage.length) {
        const rows = window.rows = indexedDB.open("darn");
        rows.onupgradeneeded = () => rows.transaction.abort();
        rows.onsuccess = ({ target: { result } }) => result.onversionchange = () => result.close();
      }
    } catch {
      // Storage is refused; the program says so.
    }
    language = fetchLanguage("");
    // The browser's own bars are as light as the page, also where another light was
    // chosen than the phone's.
    const tint = () => {
      const ground = getComputedStyle(document.documentElement).getPropertyValue("--ground").trim();
      for (const one of document.querySelectorAll("[name=theme-color]")) one.content = ground;
    };
    new MutationObserver(tint).observe(document.documentElement, { attributeFilter: ["data-theme"] });
    matchMedia("(prefers-color-scheme: light)").onchange = tint;
    tint();
    // A while after the program, so that a press made before is answered first.
    addEventListener("darn", () => setTimeout(() => {
      style();
      if (manifest) document.head.append(manifest);
    }, 400), { once: true });
    // Sooner with another screen, which waits for its styles.
    if (/^(#\/?)?$/.test(location.hash)) addEventListener("hashchange", style);
    else style();
  };
  // Right after the first frame is handed over, and not before, when it would take the
  // processor from it; or by the clock, for a page out of sight draws none.
  requestAnimationFrame(() => setTimeout(begin));
  setTimeout(begin, 300);
}
