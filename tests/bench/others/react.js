import { createElement } from "react";
import { createRoot } from "react-dom/client";

const draw = (one, key) => {
  if (typeof one === "string") return one;
  const [name, { class: className, tabindex: tabIndex, checked, ...others }, inside] = one;
  const known = { ...others, className, tabIndex, key };
  if (checked !== undefined) known.defaultChecked = true;
  return createElement(name, known, inside.length ? inside.map(draw) : undefined);
};
createRoot(document.getElementById("darn")).render(CARD.map(draw));
