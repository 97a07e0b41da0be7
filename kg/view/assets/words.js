// What the page says, in Chinese and English; what the graph says stays in its own words.

const WORDS = {
  person: ["人物", "People"], body: ["机构", "Bodies"], place: ["地点", "Places"], meeting: ["会议", "Meetings"],
  document: ["文件", "Documents"], action: ["举措", "Actions"],
  "fact.post": ["任职", "Posts"], "fact.appointment": ["任命", "Appointments"], "fact.removal": ["免职", "Removals"],
  "fact.meeting": ["会议", "Meetings"], "fact.statement": ["讲话", "Statements"], "fact.action": ["举措", "Actions"],
  "fact.figure": ["数据", "Figures"], "fact.honour": ["荣誉", "Honours"], "fact.link": ["归属与位置", "Belongs to, lies in"],
  presided: ["主持", "presided"], spoke: ["讲话", "spoke"], reported: ["汇报", "reported"], attended: ["出席", "attended"], observed: ["列席", "observed"],
  planned: ["计划", "planned"], ongoing: ["进行中", "under way"], done: ["已完成", "done"], proposed: ["建议", "proposed"],
  sfWithin: ["位于", "lies in"], subOrganizationOf: ["隶属于", "is part of"], location: ["位于", "is in"],
  startDate: ["始于", "began on"], endDate: ["止于", "ended on"], organizer: ["主办方为", "was held by"],
  "slot.who": ["主体", "Who"], "slot.what": ["举措", "What"], "slot.for": ["面向", "For"], "slot.place": ["地点", "Where"],
  "slot.quantity": ["数量", "How much"], "slot.due": ["期限", "By when"], "slot.source": ["出自", "Source"], "slot.item": ["第几项", "Item"],
  "slot.topic": ["领域", "Topic"], "slot.status": ["状态", "Status"], "slot.date": ["日期", "Date"], "slot.from": ["起", "From"], "slot.to": ["止", "To"],
  "slot.organizer": ["主办", "Held by"], "slot.code": ["区划代码", "Code"], "slot.part": ["属于", "Part of"], "slot.follows": ["承接", "Follows up"],
  "slot.follow-ups": ["后续", "Follow-ups"], "slot.body": ["机构", "Body"], "slot.role": ["职务", "Post"], "slot.capacity": ["身份", "Capacity"],
  "slot.seen": ["见报", "Reported"], "slot.meeting": ["会议", "Meeting"], "slot.reported": ["报道", "Reported"],
  atLeast: ["以上", " or more"], atMost: ["以内", " at most"],
  "line.appointment": [" 任 ", " appointed to "], "line.removal": [" 免去 ", " relieved of "], "line.honour": [" 获 ", " received "],
  "line.change": [" 增长率 ", " growth "], "line.said": ["表示", "said"],
  graph: ["图谱", "Graph"], actions: ["举措表", "Tracker"], profile: ["档案", "Profiles"],
  search: ["搜索姓名、机构、地点、会议，可用拼音或首字母", "Search names, in Chinese, pinyin or initials"], none: ["没有找到", "Nothing found"],
  "search.label": ["搜索", "Search"], hits: ["搜索结果", "Results"],
  whole: ["全图", "Whole"], hop: ["{0} 跳", "{0}-hop"], "hop.label": ["邻域范围", "Neighbourhood"], more: ["再加 {0} 个", "{0} more"], zoom: ["适合窗口", "Fit"],
  "shown.title": ["图中显示 / 全部", "drawn / all"], legend: ["按类型筛选", "Filter by type"], relations: ["关系", "Relations"],
  "relations.label": ["按关系筛选", "Filter by relation"], picture: ["关系图", "Network"],
  "picture.how": ["关系图：方向键在节点间移动，回车打开，加减号缩放，0 看全图", "Network: arrow keys move between nodes, Enter opens, plus and minus zoom, 0 shows all"],
  overview: ["总览", "Overview"], panel: ["事实与原文", "Facts and sentences"], stage: ["图与表", "Picture and tables"],
  hint: ["点节点看事实与原文，点连线看两者同在的句子；拖动平移，滚轮缩放。", "Click a node for its facts and sentences, a link for what ties both; drag to move, scroll to zoom."],
  understood: ["知道了", "Got it"], loading: ["正在打开图谱…", "Opening the graph…"],
  "count.things": ["个事物", "things"], "count.facts": ["条事实", "facts"], "count.articles": ["篇报道", "articles"],
  articles: ["报道", "Articles"], untitled: ["（无题）", "(untitled)"], "more.rows": ["再显示 {0} 条", "{0} more"],
  also: ["又称 {0}", "Also: {0}"], related: ["相关", "Related"], other: ["其他提及", "Other mentions"], together: ["同句提及", "Named together"],
  link: ["联系", "Link"], article: ["原文", "Article"], fact: ["事实", "Fact"], path: ["路径", "Path"],
  "link.title": ["看两者之间的原文", "See what ties both"], "open.profile": ["档案", "Profile"], "find.path": ["找路径", "Find a path"],
  "path.to": ["到哪个人物、机构或地点？", "To which thing?"], "path.none": ["图中没有连接两者的路径。", "Nothing in the graph connects the two."],
  "copy.link": ["复制链接", "Copy link"], copied: ["已复制", "Copied"], close: ["关闭", "Close"],
  paragraph: ["段落", "Paragraph"], rule: ["规则 {0}", "Rule {0}"], report: ["报错", "Report an error"],
  "report.how": ["下面两行可贴入更正文件 corrections.tsv，或发给维护者；本页不发送任何内容。", "Paste these lines into corrections.tsv or send it to the maintainer; this page sends nothing."],
  "report.note": ["哪里不对？", "What is wrong?"], copy: ["复制", "Copy"],
  export: ["导出", "Export"], print: ["打印", "Print"], "export.png": ["图片 PNG", "Picture PNG"], "export.svg": ["矢量图 SVG", "Drawing SVG"],
  "export.csv": ["表格 CSV", "Table CSV"], "export.turtle": ["三元组 Turtle", "Triples Turtle"], "export.what": ["当前所选：{0} 条事实", "Selected: {0} facts"],
  time: ["时间", "Time"], play: ["播放", "Play"], stop: ["停止", "Stop"], "time.all": ["全部", "All"], "time.bar": ["{0}：{1} 条", "{0}: {1} facts"],
  filter: ["筛选", "Filter"], "any.status": ["全部状态", "Any status"], "any.topic": ["全部领域", "Any topic"], "with.due": ["有期限", "With a date"],
  "no.actions": ["没有符合条件的举措。", "No action matches."], "no.things": ["没有符合条件的事物。", "Nothing matches."], empty: ["图中没有内容。", "The graph is empty."],
  "sort.by": ["按{0}排序", "Sort by {0}"],
  posts: ["任职经过", "Posts over time"], people: ["任职人员", "Who holds posts"], meetings: ["会议", "Meetings"], statements: ["讲话", "Statements"],
  "their.actions": ["举措", "Actions"], figures: ["数据", "Figures"], honours: ["荣誉", "Honours"], links: ["归属与位置", "Belongs to, lies in"], participants: ["参加者", "Who took part"],
  "choose.profile": ["选一个人物、机构、地点、会议或文件，看它的档案。", "Choose a thing to see its profile."], "all.profiles": ["← 全部档案", "← All profiles"],
  help: ["帮助", "Help"], "help.keys": ["按键", "Keys"],
  "key./": ["搜索", "Search"], "key.Esc": ["返回总览", "Back to the overview"], "key.1 2 3": ["图谱、举措表、档案", "Graph, tracker, profiles"],
  "key.← ↑ → ↓": ["在图中移动（图在焦点时）", "Move in the picture (when it has focus)"], "key.Enter": ["打开", "Open"],
  "key.+ − 0": ["放大、缩小、全图", "Zoom in, out, whole picture"], "key.?": ["帮助", "Help"],
  language: ["English", "中文"],
};

let column = 0;

export const setLanguage = (language) => { column = language === "en" ? 1 : 0; document.documentElement.lang = language === "en" ? "en" : "zh"; };

/** The page's words for a key, with what stands for {0}, {1}. */
export const t = (key, ...values) => WORDS[key][column].replace(/\{(\d)\}/g, (_, i) => String(values[i]));

/** Tell the words that the graph itself has in both languages, by the Chinese one. */
export function nameInEnglish(names) {
  for (const [chinese, english] of Object.entries(names)) WORDS[chinese] ??= [chinese, english];
}

/** The page's words for a value of the graph, or the value itself. */
export const word = (value) => (Object.hasOwn(WORDS, value) ? t(value) : day(value));

/** 2026-03-04 → 2026年3月4日; anything else as it is. */
export function day(iso) {
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(String(iso));
  if (!parts || column === 1) return String(iso ?? "");
  const [, year, month, date] = parts;
  return `${year}年` + (month ? `${Number(month)}月` : "") + (date ? `${Number(date)}日` : "");
}

/** From the first to the last day of a year or month is that year or month. */
export function period(from, to) {
  const [year, month, date] = String(from).split("-"), [lastYear, lastMonth, lastDate] = String(to).split("-");
  if (year !== lastYear || date !== "01" || !lastDate) return [...new Set([from, to].filter(Boolean).map(day))].join(" – ");
  const ends = Number(lastDate) === new Date(Date.UTC(Number(lastYear), Number(lastMonth), 0)).getUTCDate();
  if (ends && month === "01" && lastMonth === "12") return day(year);
  if (ends && month === lastMonth) return day(`${year}-${month}`);
  return `${day(from)} – ${day(to)}`;
}

/** A number as readers write it: 12470000000 → 124.7亿, and in English 12,470,000,000; nothing is rounded. */
export function readable(number) {
  const plain = /\.\d*0+$/.test(number) ? number.replace(/\.?0+$/, "") : String(number);
  if (!/^-?\d{5,}(\.\d+)?$/.test(plain)) return plain;
  if (column === 1) return Number(plain).toLocaleString("en", { maximumFractionDigits: 12 });
  for (const [size, name] of [[1e8, "亿"], [1e4, "万"]]) {
    const part = Number((Number(plain) / size).toPrecision(12));
    if (Math.abs(part) >= 1 && part === Number(part.toFixed(4))) return `${part}${name}`;
  }
  return plain;
}

/** 3000|个|atLeast → 3000个以上. */
export function quantity(value) {
  const [number, unit, bound] = String(value).split("|");
  return readable(number) + (unit ?? "") + (bound === "atLeast" || bound === "atMost" ? t(bound) : "");
}
