// The Chinese words for what the graph calls by terms.

export const KIND_WORDS = {
  person: "人物", body: "机构", place: "地点", meeting: "会议", document: "文件", action: "举措",
};

/** The groups of facts in the panel, in the order in which they are shown. */
export const GROUP_WORDS = {
  post: "任职", appointment: "任命", removal: "免职", meeting: "会议", statement: "讲话",
  action: "举措", figure: "数据", honour: "荣誉", link: "归属与位置",
};

export const VALUE_WORDS = {
  presided: "主持", spoke: "讲话", reported: "汇报", attended: "出席", observed: "列席",
  planned: "计划", ongoing: "进行中", done: "已完成", proposed: "建议",
  sfWithin: "位于", subOrganizationOf: "隶属于", location: "位于",
  startDate: "始于", endDate: "止于", organizer: "主办方为",
};

export const SLOT_WORDS = {
  who: "主体", for: "面向", place: "地点", quantity: "数量", due: "期限", source: "出自", item: "第几项", topic: "领域",
  date: "日期", from: "起", to: "止", organizer: "主办", code: "区划代码", asOf: "截至", part: "属于", follows: "承接", meeting: "会议", body: "机构",
};

export const word = (value) => VALUE_WORDS[value] ?? day(value);

/** 2026-03-04 → 2026年3月4日; anything else as it is. */
export function day(iso) {
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(String(iso));
  if (!parts) return String(iso ?? "");
  const [, year, month, date] = parts;
  return `${year}年` + (month ? `${Number(month)}月` : "") + (date ? `${Number(date)}日` : "");
}
