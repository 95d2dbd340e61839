// Before the first paint, and no more than that needs: it is what a start waits for.
// The build leaves comments and indents out (src/release/page.rs).
{
  // A parcel in the address is out of it before anything else happens, and before
  // the program hears of a new address (device/arrived.rs).
  const takeParcel = () => {
    if (/^#(\/|%2f)?together(\/|%2f)./i.test(location.hash)) {
      window.came = location.hash;
      history.replaceState(null, "", "#/together");
    }
  };
  takeParcel();
  addEventListener("hashchange", takeParcel);

  // The chosen light and size of text stand in this parent's own page
  // (upkeep/page.rs). While there is none they are read here, which takes some
  // milliseconds (store/prefs.rs).
  const look = document.documentElement.dataset;
  const hour = new Date().getHours();
  if (!("own" in look)) {
    try {
      const { theme = "auto", text } = JSON.parse(localStorage["darn.prefs"]);
      look.theme = theme;
      look.text = text;
    } catch {
      // Nothing was chosen, or storage is refused: the light of the system.
    }
  }
  if (look.theme == "hours") look.theme = hour < 7 || hour > 20 ? "night" : "day";

  // What is pressed before the program is there (device/early.rs): how to find it
  // again, the time of the press in ms since 1970, and the words that were read. By
  // where it stands, for the words may be of another language by then.
  const queue = window.queued = [];
  const isCard = /^(#\/?)?$/;
  const isLater = (kind, place) => kind == ".two>.quiet" && !place;
  const press = ".act>.press";
  const choice = ({ name, value }) => `[name="${name}"][value="${value}"]`;
  document.onclick = ({ target }) => {
    const one = target.closest("button,input");
    if (!one || one.ariaBusy) return;
    const kind = one.name ? choice(one) : `.${one.parentNode.className}>.${one.className}`;
    const place = [...document.querySelectorAll(kind)].indexOf(one);
    // What looks pressed is not pressed twice, and after the return there is no Later.
    if (/^\.two/.test(kind) && queue.some(([before]) => before == press)) return;
    if (kind == press || isLater(kind, place)) one.ariaBusy = "true";
    // First comes what was chosen on the screen that the first press was made on,
    // for a return is of the words that were read. On the card for someone new,
    // which is also that of a first start after an update, nothing was.
    // As the page has it: after a reload a browser may mark again what was chosen before.
    if (!queue[0] && document.querySelector("[name=band][checked]")) {
      for (const chosen of document.querySelectorAll("[checked]")) queue.push([choice(chosen), 0, 0]);
    }
    queue.push([kind, place, Date.now(), document.querySelector(".words")?.textContent]);
  };

  // Done in order once there is a program, each at its own time.
  addEventListener("darn", async () => {
    document.onclick = null;
    window.pressed = 0;
    for (const [kind, place, at, read] of queue) {
      const one = document.querySelectorAll(kind)[place];
      if (!one || one.checked) continue;
      window.pressed = at;
      window.read = read;
      try {
        one.click();
      } catch {
        // The next press counts none the less.
      }
      window.pressed = 0;
      // The program draws what was chosen in microtasks, so no timer is waited for: a
      // press made now would come between, and be undone. 99 is more than it takes.
      if (one.name) for (let turn = 99; turn--;) await 0;
    }
    // Whoever has gone to another screen meanwhile comes to it now.
    if (queue[0] && !isCard.test(location.hash)) dispatchEvent(new Event("hashchange"));
  }, { once: true });
}
