// Whether a name is written by what was typed: its characters, their pinyin, or their initials, mixed at will.
import { SYLLABLES } from "./data.js";

const readings = new Map(), initials = new Map();
for (const [syllable, characters] of Object.entries(SYLLABLES)) {
  for (const char of characters) {
    readings.set(char, [...(readings.get(char) ?? []), syllable]);
    initials.set(char, (initials.get(char) ?? "") + syllable[0]);
  }
}

/** As typed, without what input methods and habits put between syllables. */
export const plain = (words) => (/^[\u4e00-\u9fff]*$/.test(words) ? words : words.normalize("NFKC").toLowerCase().replace(/['’\s·・\-_()（）「」《》“”]/g, "").replace(/ü/g, "v"));

/** How far `query` from `at` can be read on the characters of `name` from `i`; true where it is used up. */
function reads(query, at, name, i) {
  if (at === query.length) return true;
  if (i === name.length) return false;
  if (query.startsWith(name[i], at) && reads(query, at + name[i].length, name, i + 1)) return true;
  for (const syllable of readings.get(name[i]) ?? []) {
    const rest = query.slice(at);
    if (rest.length < syllable.length && syllable.startsWith(rest)) return true; // the last syllable is being typed
    for (const part of [syllable, /^[zcs]h/.test(syllable) ? syllable.slice(0, 2) : "", syllable[0]]) {
      if (part && rest.startsWith(part) && reads(query, at + part.length, name, i + 1)) return true;
    }
  }
  return false;
}

/** 0 the whole name, 1 its beginning, 2 a part of it, 3 or 4 the same by sound, 9 not at all; both are folded. */
export function match(query, name) {
  if (name === query) return 0;
  const found = name.indexOf(query);
  if (found >= 0) return found ? 2 : 1;
  if (!/[a-z]/.test(query)) return 9;
  if (reads(query, 0, name, 0)) return 3;
  for (let i = 1; query.length > 1 && i < name.length; i += 1) {
    if ((initials.get(name[i])?.includes(query[0]) || name[i] === query[0]) && reads(query, 0, name, i)) return 4;
  }
  return 9;
}
