// Makes three apps that show what Darn shows first: the card's screen of the release, word for
// word and in its styles, drawn by a framework and held by a worker. Called by tools/others.sh.
import { build } from "esbuild";
import { DomUtils, parseDocument } from "htmlparser2";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";

const [release, to] = process.argv.slice(2);
const page = readFileSync(release, "utf8");
const document = parseDocument(page, { lowerCaseAttributeNames: false });
const find = (test) => DomUtils.findOne(test, document.children);
const style = DomUtils.textContent(find((one) => one.name === "style"));
const screen = find((one) => one.attribs?.id === "darn");
screen.children = screen.children.filter((one) => one.name !== "noscript");

// An element is its name, its attributes, and what is in it.
const told = (node) => node.type === "text" ? node.data : [node.name, node.attribs, node.children.map(told)];

const shell = `<!doctype html>
<html lang="en" data-theme="auto">
<meta charset="utf-8">
<title>Darn's card</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<style>${style}</style>
<div id="darn"></div>
<script src="app.js"></script>
<script>navigator.serviceWorker.register("sw.js");</script>
</html>
`;

const called = (name) => `the card by ${name[0].toUpperCase()}${name.slice(1)}`;
const names = ["react", "vue", "preact"];
for (const name of names) {
  const folder = `${to}/${called(name)}`;
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [`${name}.js`],
    bundle: true,
    minify: true,
    outfile: `${folder}/app.js`,
    define: {
      CARD: JSON.stringify(told(screen)[2]),
      "process.env.NODE_ENV": '"production"',
      __VUE_OPTIONS_API__: "false",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
    },
  });
  writeFileSync(`${folder}/index.html`, shell);
  cpSync("sw.js", `${folder}/sw.js`);
}
writeFileSync(`${to}/ready`, names.map((name) => `${called(name)}\t/\n`).join(""));
