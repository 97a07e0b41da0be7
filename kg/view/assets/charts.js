// Small charts of figures: a value over time, or among its peers; and dots on a line of days.
import { el, svg } from "./dom.js";
import { dates, figureOf } from "./facts.js";
import { factAddress } from "./state.js";

const number = (fact) => Number.parseFloat([fact.value].flat()[0]);

/** Bars for facts of one indicator; `name` labels each, `strong` is the one that the chart is about. */
export function barChart(some, name, strong) {
  const values = some.map(number);
  const most = Math.max(...values.map(Math.abs)) || 1;
  return el("ul", { className: "chart" }, some.map((fact, i) => {
    const bar = svg("svg", { viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" },
      svg("rect", { x: 0, y: 0, width: Math.max(0.5, (Math.abs(values[i]) / most) * 100), height: 8, class: values[i] < 0 ? "below" : "" }));
    return el("li", { className: fact === strong ? "strong" : "" }, el("span", { className: "bar-name" }, name(fact)), bar,
      el("a", { className: "number", href: factAddress(fact) }, figureOf(fact)));
  }));
}

/** Days as dots on a line from the first day of all to the last. */
export function dotLine(days, [first, last]) {
  const at = (day) => {
    const [from, to, here] = [first, last, day].map((one) => Date.parse(`${one}-01-01`.slice(0, 10)));
    return to > from ? 4 + ((here - from) / (to - from)) * 112 : 60;
  };
  const places = days.map(at).filter(Number.isFinite);
  const ends = [Math.min(...places), Math.max(...places)];
  return svg("svg", { class: "dots", viewBox: "0 0 120 12", "aria-hidden": "true" },
    svg("line", { x1: 4, x2: 116, y1: 6, y2: 6, class: "axis" }),
    places.length ? svg("line", { x1: ends[0], x2: ends[1], y1: 6, y2: 6, class: "span" }) : null,
    [...new Set(places)].map((x) => svg("circle", { cx: x, cy: 6, r: 3 })));
}

/** Facts of one indicator, unit and kind of value stand together, the latest last. */
export function byIndicator(some) {
  const groups = new Map();
  for (const fact of some) {
    const key = [fact.indicator, fact.unit, fact.change].flat().join("|");
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  const order = (fact) => [fact.to ?? fact.from ?? ""].flat()[0];
  return [...groups.values()].map((group) => group.sort((a, b) => (order(a) < order(b) ? -1 : 1)));
}

export const periodOf = (fact) => dates(fact) || "–";
