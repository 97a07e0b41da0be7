// Whether a name is written by what was typed: its characters, their pinyin, or their initials, mixed at will.
import { SYLLABLES } from "./data.js";

const readings = new Map();
for (const [syllable, characters] of Object.entries(SYLLABLES)) {
  for (const char of characters) readings.set(char, [...(readings.get(char) ?? []), syllable]);
}

/** As typed, without what input methods and habits put between syllables. */
export const plain = (words) => words.normalize("NFKC").toLowerCase().replace(/['’\s·・\-_()（）「」《》“”]/g, "").replace(/ü/g, "v");

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
  const characters = [...name];
  if (reads(query, 0, characters, 0)) return 3;
  if (query.length < 2) return 9;
  for (let i = 1; i < characters.length; i += 1) if (reads(query, 0, characters, i)) return 4;
  return 9;
}
