// Finds what a person could press: visible, enabled, with this role and this accessible name.
const [role, name] = arguments;
const roles = {
  button: "button, summary, [role=button], input[type=button], input[type=submit]",
  link: "a[href], [role=link]",
  field: "input:not([type=button]):not([type=submit]), textarea, select",
};
const selector = roles[role] ?? Object.values(roles).join(", ");
const tidy = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const byIds = (ids) => ids.split(/\s+/).map((id) => document.getElementById(id)?.textContent).join(" ");
// Not element.labels: once such a list is collected, WebKitGTK 2.50 crashes.
const nameOf = (element) => {
  const ids = element.getAttribute("aria-labelledby");
  const label = (element.id && document.querySelector(`label[for="${element.id}"]`)
    || element.closest("label"))?.textContent;
  return tidy(ids ? byIds(ids) : element.getAttribute("aria-label") || label || element.textContent || element.value);
};
return [...document.querySelectorAll(selector)].filter((element) =>
  nameOf(element) === name
  && !element.disabled
  && !element.closest("[inert], [aria-hidden=true]")
  && element.checkVisibility({ visibilityProperty: true }));
