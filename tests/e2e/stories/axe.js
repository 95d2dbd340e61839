// Looks with axe-core, which is there already; tells how many rules passed, and each violation.
const [done] = [...arguments].slice(-1);
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] }).then(
  ({ violations, passes }) => done([passes.length, violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html.slice(0, 120)} ${any[0]?.message ?? ""}`))]),
  (error) => done([0, [String(error)]]));
