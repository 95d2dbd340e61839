// Runs in every page before the page's own scripts and keeps what goes wrong for the tests.
(() => {
  const heard = (window.__heard = []);
  const hear = (kind, what) => heard.push(`${kind}: ${what}`);

  addEventListener("error", (event) => {
    const { message, target } = event;
    hear("error", message ?? `could not load ${target.src || target.href}`);
  }, true);
  addEventListener("unhandledrejection", (event) => hear("unhandled rejection", event.reason));
  addEventListener("securitypolicyviolation", (event) =>
    hear("security policy", `${event.effectiveDirective} blocked ${event.blockedURI}`), true);

  const { error } = console;
  console.error = (...words) => {
    hear("console.error", words.join(" "));
    error.apply(console, words);
  };
})();
