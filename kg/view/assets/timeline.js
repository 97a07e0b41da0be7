// From when to when: a histogram of the facts by month (by day within one month), two sliders, and playback.
import { byId, el, put, svg } from "./dom.js";
import { dateOf, facts } from "./data.js";
import { change, state } from "./state.js";
import { day, t } from "./words.js";

const counts = countDays(); // [month or day, number of facts], in order, without gaps
let timer = null;
let controls = null;

function countDays() {
  const days = new Map();
  for (const fact of facts) days.set(dateOf(fact), (days.get(dateOf(fact)) ?? 0) + 1);
  const dates = [...days.keys()].filter((date) => /^\d{4}-\d\d/.test(date)).sort();
  if (!dates.length) return [];
  const size = dates[0].slice(0, 7) === dates.at(-1).slice(0, 7) ? 10 : 7;
  const found = new Map();
  const end = dates.at(-1).slice(0, size);
  for (let at = dates[0].slice(0, size); at <= end; at = following(at)) found.set(at, 0);
  for (const date of dates) if (found.has(date.slice(0, size))) found.set(date.slice(0, size), found.get(date.slice(0, size)) + days.get(date));
  return [...found];
}

/** The next month, or the next day where there is a day. */
function following(at) {
  const [year, month, date] = at.split("-").map(Number);
  const next = date === undefined ? new Date(Date.UTC(year, month, 1)) : new Date(Date.UTC(year, month - 1, date + 1));
  return next.toISOString().slice(0, at.length);
}

const HEIGHT = 30;

function bars() {
  const most = Math.max(...counts.map(([, count]) => count));
  const picture = svg("svg", { viewBox: `0 0 ${counts.length} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" });
  counts.forEach(([name, count], i) => {
    const high = count ? Math.max(2, Math.sqrt(count / most) * HEIGHT) : 0;
    picture.append(svg("rect", { x: i + 0.08, y: HEIGHT - high, width: 0.84, height: high }, svg("title", {}, t("time.bar", day(name), count))));
  });
  return picture;
}

const index = (value, otherwise) => {
  const found = counts.findIndex(([name]) => name === value);
  return found < 0 ? otherwise : found;
};

/** Draw the strip; `changed` is called while it is moved. */
export function drawTimeline(changed) {
  const strip = byId("timeline");
  strip.hidden = counts.length < 2;
  if (strip.hidden) return;
  const last = counts.length - 1;
  const slider = (key, label, value) => el("input", {
    type: "range", className: key, min: "0", max: String(last), value: String(value), "aria-label": `${t("time")} ${label}`,
    oninput: () => { stop(); take(); changed(); },
  });
  const from = slider("from", t("slot.from"), index(state.from, 0)), to = slider("to", t("slot.to"), index(state.to, last));
  const picture = bars();
  const said = el("output", {});
  const play = el("button", { type: "button", onclick: () => { if (timer) stop(); else start(); } }, t("play"));
  const all = el("button", { type: "button", onclick: () => { stop(); from.value = "0"; to.value = String(last); take(); changed(); } }, t("time.all"));

  function take() {
    const [low, high] = [Number(from.value), Number(to.value)].sort((a, b) => a - b);
    change({ from: low ? counts[low][0] : "", to: high < last ? counts[high][0] : "" });
    show();
  }
  function show() {
    const [low, high] = [Number(from.value), Number(to.value)].sort((a, b) => a - b);
    [...picture.children].forEach((bar, i) => bar.setAttribute("class", i >= low && i <= high ? "in" : "out"));
    said.textContent = low === high ? day(counts[low][0]) : `${day(counts[low][0])} – ${day(counts[high][0])}`;
    for (const [input, at] of [[from, from.value], [to, to.value]]) input.setAttribute("aria-valuetext", day(counts[at][0]));
  }
  function start() {
    play.textContent = t("stop");
    if (Number(to.value) >= last) to.value = from.value;
    take();
    changed();
    timer = setInterval(() => {
      if (Number(to.value) >= last) return stop();
      to.value = String(Number(to.value) + 1);
      take();
      return changed();
    }, 900);
  }
  function stop() {
    clearInterval(timer);
    timer = null;
    play.textContent = t("play");
  }
  controls?.stop();
  controls = { stop };
  put(strip, play, el("div", { className: "bars" }, picture, from, to), said, all);
  show();
}
