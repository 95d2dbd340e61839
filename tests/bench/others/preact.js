import { h, render } from "preact";

const draw = (one) => typeof one === "string" ? one : h(one[0], one[1], one[2].map(draw));
render(CARD.map(draw), document.getElementById("darn"));
