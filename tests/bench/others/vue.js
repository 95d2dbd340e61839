import { createApp, h } from "vue";

const draw = (one) => typeof one === "string" ? one : h(one[0], one[1], one[2].map(draw));
createApp({ render: () => CARD.map(draw) }).mount("#darn");
