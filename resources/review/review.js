"use strict";
(() => {
const data = JSON.parse(document.getElementById("data").textContent);
const words = data.words;
const VERDICTS = ["agreed", "doubt", "remark"];
const SHOWN_QUOTES = 40;
const say = (name, values = {}) => words[name].replace(/\{(\w+)\}/g, (_, key) => String(values[key]));
const byId = (id) => document.getElementById(id);
const details = byId("details");

// Everything a reader sees goes through here, as text and never as markup.
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, value);
  }
  for (const child of children) if (child !== null) element.append(child);
  return element;
}

const button = (text, click, attributes = {}) => make("button", { type: "button", click, ...attributes }, text);
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

// The codes stand in tree order, so what is below a code is the run after it that lies deeper.
const codeAt = new Map(data.codes.map((code, at) => [code.id, at]));
function lastBelow(at) {
  let last = at;
  while (last + 1 < data.codes.length && data.codes[last + 1].path.length > data.codes[at].path.length) last += 1;
  return last;
}

const quoteText = (quote) => quote[2].map(([speaker, text]) => (speaker ? `${speaker}: ${text}` : text)).join("\n");

// Remarks: kept here, in this browser where it lets us, and in the file that is downloaded.
const KEY = `codebench-remarks-${data.project}-${data.date}`;
let remarks = new Map();
let name = "";
let unsent = false;
try {
  const kept = JSON.parse(localStorage.getItem(KEY));
  if (kept) {
    remarks = new Map(kept.remarks);
    name = String(kept.name);
    unsent = Boolean(kept.unsent);
  }
} catch { /* A browser may refuse storage to a file; then the warning before closing is what is left. */ }
function keep() {
  try {
    localStorage.setItem(KEY, JSON.stringify({ remarks: [...remarks], name, unsent }));
  } catch { /* As above. */ }
}
const keyOf = (about, target) => `${about} ${JSON.stringify(target)}`;

function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function remarked() {
  keep();
  byId("show-remarks").textContent = `${say("yours")} (${remarks.size})`;
  for (const door of document.querySelectorAll("[data-remark]")) mark(door);
}

function mark(door) {
  const has = remarks.has(door.dataset.remark);
  door.classList.toggle("marked", has);
  const label = door.dataset.label;
  if (label) door.setAttribute("aria-label", has ? `${label}, ${say("has")}` : label);
}

// One remark on a number, a code or a quote: shown, or asked for.
function remarkBox(about, target, shown, title) {
  const box = make("div", { class: "remark" });
  const key = keyOf(about, target);
  const show = (focus) => {
    const there = remarks.get(key);
    const open = button(there ? verdictOf(there) : say("leave"), () => ask(there), { class: "link" });
    box.replaceChildren(open);
    if (there && there.text) box.append(make("p", {}, there.text));
    if (focus) open.focus();
  };
  const ask = (there) => {
    const group = `verdict-${newId()}`;
    const radios = VERDICTS.map((value) => make("input", { type: "radio", name: group, value }));
    radios.find((radio) => radio.value === (there ? there.verdict : "remark")).checked = true;
    const text = make("textarea", { "aria-label": say("yourWords"), placeholder: say("yourWords"), maxlength: 5000 });
    text.value = there ? there.text : "";
    const problem = make("p", { class: "warning", role: "alert", hidden: true }, say("needsWords"));
    const submit = (event) => {
      event.preventDefault();
      const verdict = radios.find((radio) => radio.checked).value;
      if (verdict === "remark" && !text.value.trim()) {
        problem.hidden = false;
        text.focus();
        return;
      }
      const at = `${new Date().toISOString().slice(0, 19)}+00:00`;
      const id = there ? there.id : newId();
      remarks.set(key, { id, about, target, verdict, text: text.value.trim(), at, shown, title });
      unsent = true;
      remarked();
      show(true);
    };
    const choices = radios.map((radio) => make("label", {}, radio, say(radio.value)));
    const buttons = make("div", { class: "row" }, make("button", { type: "submit", class: "main" }, say("keep")),
      button(say("cancel"), () => show(true)));
    const legend = make("legend", { class: "hidden" }, title);
    const form = make("form", { submit }, make("fieldset", {}, legend, ...choices), text, problem, buttons);
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        event.stopPropagation();
        show(true);
      }
    });
    box.replaceChildren(form);
    radios.find((radio) => radio.checked).focus();
  };
  show(false);
  return box;
}

const verdictOf = (remark) => `${say(remark.verdict)} ✎`;

// What is behind a number, a code or a search stands at the side.
let cameFrom = null;
function open(from, heading, ...content) {
  for (const each of document.querySelectorAll("[aria-current]")) each.removeAttribute("aria-current");
  if (from) from.setAttribute("aria-current", "true");
  cameFrom = from || cameFrom;
  const close = button(say("close"), () => back(), { class: "link" });
  details.replaceChildren(make("h2", {}, heading), ...content, make("div", { class: "row" }, close));
  details.scrollTop = 0;
}

function turnTo() {
  details.focus({ preventScroll: true });
  if (getComputedStyle(details).position === "static") details.scrollIntoView();
}

function back() {
  details.replaceChildren(make("p", {}, say("start")));
  for (const each of document.querySelectorAll("[aria-current]")) each.removeAttribute("aria-current");
  if (cameFrom && cameFrom.isConnected) cameFrom.focus();
}

function quoteBlock(quote, withCode) {
  const said = quote[2].map(([speaker, text]) => make("p", {},
    speaker ? make("b", {}, `${speaker}: `) : null, `“${text}”`));
  const code = data.codes[quote[1]].path.join(" / ");
  const where = make("p", { class: "where" }, withCode ? `${code} · ${quote[3]}` : quote[3]);
  return make("div", {}, make("blockquote", {}, ...said), where,
    remarkBox("coding", quote[0], "", `${code} · ${quote[3]}`));
}

function cellPeople(table, rowKey, column) {
  const first = codeAt.get(rowKey);
  const last = lastBelow(first);
  const found = new Map();
  data.mentions.forEach(([quote, person], at) => {
    const code = data.quotes[quote][1];
    if (code < first || code > last || !table.counted[at].includes(column)) return;
    if (!found.has(person)) found.set(person, new Set());
    found.get(person).add(quote);
  });
  return [...found].sort((a, b) => data.people[a[0]][0].localeCompare(data.people[b[0]][0], undefined, { numeric: true }));
}

function personBlock([person, quotes], deep) {
  const [who, role] = data.people[person];
  const [first, ...rest] = [...quotes].sort((a, b) => a - b).map((at) => data.quotes[at]);
  const heading = make("h4", {}, who, make("span", { class: "role" }, role && role !== who ? ` · ${role}` : ""));
  const block = make("article", {}, heading, quoteBlock(first, deep));
  if (rest.length) {
    const more = make("details", {}, make("summary", {}, say("repeats", { n: rest.length + 1 })));
    more.addEventListener("toggle", () => {
      if (more.open && more.children.length === 1) more.append(...rest.map((quote) => quoteBlock(quote, deep)));
    });
    block.append(more);
  }
  return block;
}

function openCell(door, table, rowKey, column, shown) {
  const code = data.codes[codeAt.get(rowKey)];
  const [key, heading, base] = table.columns[column];
  const people = cellPeople(table, rowKey, column);
  const target = { question: table.question, row: rowKey, column: key };
  const title = `${code.path[code.path.length - 1]} · ${heading} · ${shown}`;
  const deep = lastBelow(codeAt.get(rowKey)) > codeAt.get(rowKey);
  const why = table.rows.find((row) => row[0] === rowKey)[1][column][2];
  open(door, title,
    make("p", { class: "note" }, `${code.path.join(" / ")}${base === null ? "" : ` · n = ${base}`}`),
    why ? make("p", { class: "note" }, why) : null,
    remarkBox("cell", target, shown, title),
    make("h3", {}, say("people", { n: people.length })),
    ...longList(people, (each) => personBlock(each, deep)));
  turnTo();
}

function* longList(all, show) {
  yield* all.slice(0, SHOWN_QUOTES).map(show);
  if (all.length > SHOWN_QUOTES) {
    const rest = all.slice(SHOWN_QUOTES);
    const more = button(say("more", { n: rest.length }), () => more.replaceWith(...longList(rest, show)));
    yield more;
  }
}

function openCode(door, code) {
  const lines = ["definition", "when", "whenNot"].filter((each) => code[each])
    .flatMap((each) => [make("dt", {}, say(each)), make("dd", {}, code[each])]);
  const title = code.path.join(" / ");
  open(door, title, lines.length ? make("dl", {}, ...lines) : make("p", { class: "note" }, say("noDefinition")),
    remarkBox("code", code.id, "", title));
  turnTo();
}

// The table: rows fold, every number is a door.
const folded = new Set();
function tableOf(table) {
  const head = make("tr", {}, make("th", { scope: "col" }, table.rowHeading),
    ...table.columns.map(([, heading, base]) => make("th", { scope: "col" }, heading,
      base === null ? null : make("small", {}, `n = ${base}`))));
  const body = make("tbody", {}, ...table.rows.map((row) => rowOf(table, row)));
  const caption = make("caption", {}, table.title, make("span", { class: "unit" }, table.unit));
  const whole = make("table", {}, caption, make("thead", {}, head), body);
  return make("section", {}, make("div", { class: "wide" }, whole),
    ...table.notes.map((note) => make("p", { class: "note" }, note)));
}

function rowOf(table, [key, cells]) {
  const at = codeAt.get(key);
  const code = data.codes[at];
  const own = code.path[code.path.length - 1];
  const parent = lastBelow(at) > at;
  const toggle = parent ? button("▾", () => turn(key), {
    class: "fold", "aria-expanded": "true", "aria-label": say("fold", { x: own }), "data-fold": key,
  }) : make("span", { class: "leaf" });
  const named = button(own, () => openCode(named, code),
    { class: "code", "data-remark": keyOf("code", key), "data-label": own });
  const head = make("th", { scope: "row" }, make("div", { class: "name" }, toggle, named));
  head.style.setProperty("--depth", String(code.path.length - 1));
  const made = cells.map((cell, column) => make("td", {}, cellOf(table, key, cell, column, own)));
  return make("tr", { class: parent ? "parent" : "", "data-code": at }, head, ...made);
}

function cellOf(table, key, [shown, share], column, own) {
  const words = share === null ? shown : `${shown} (${share} %)`;
  if (shown === "" || shown === "0" || shown === "–") return make("span", { class: "plain" }, shown);
  const target = { question: table.question, row: key, column: table.columns[column][0] };
  const door = button(shown, () => openCell(door, table, key, column, words), {
    class: "number", "data-remark": keyOf("cell", target),
    "data-label": `${own}, ${table.columns[column][1]}: ${words}`,
  });
  if (share !== null) door.append(make("small", {}, `${share} %`));
  return door;
}

function turn(key) {
  if (!folded.delete(key)) folded.add(key);
  showRows();
}

function showRows() {
  for (const row of document.querySelectorAll("[data-code]")) {
    const line = data.codes[Number(row.dataset.code)].path;
    row.hidden = line.some((_, depth) => depth && folded.has(idOf(line.slice(0, depth))));
  }
  for (const toggle of document.querySelectorAll("[data-fold]")) {
    const open = !folded.has(toggle.dataset.fold);
    toggle.setAttribute("aria-expanded", String(open));
    toggle.textContent = open ? "▾" : "▸";
  }
  byId("fold").textContent = say(folded.size ? "unfoldAll" : "foldAll");
}

const pathIds = new Map(data.codes.map((code) => [JSON.stringify(code.path), code.id]));
const idOf = (path) => pathIds.get(JSON.stringify(path));

function foldAll() {
  if (folded.size) folded.clear();
  else for (const toggle of document.querySelectorAll("[data-fold]")) folded.add(toggle.dataset.fold);
  showRows();
}

// Search: every typed word, in codes and in quotes.
let haystack = null;
function search() {
  const wanted = fold(byId("search").value).split(/\s+/).filter(Boolean);
  if (!wanted.length) {
    back();
    byId("search").focus();
    return;
  }
  haystack = haystack || data.quotes.map((quote) => fold(quoteText(quote)));
  const holds = (text) => wanted.every((word) => text.includes(word));
  const codes = data.codes.filter((code) => holds(fold(`${code.path.join(" / ")} ${code.definition}`)));
  const quotes = data.quotes.filter((_, at) => holds(haystack[at]));
  byId("found").textContent = `${say("codes", { n: codes.length })}, ${say("quotes", { n: quotes.length })}`;
  const shownCodes = codes.map((code) => {
    const door = button(code.path.join(" / "), () => openCode(door, code), { class: "link" });
    return make("p", {}, door);
  });
  const nothing = codes.length + quotes.length ? null : make("p", {}, say("nothing"));
  open(null, `“${byId("search").value.trim()}”`, nothing,
    codes.length ? make("h3", {}, say("codes", { n: codes.length })) : null, ...shownCodes,
    quotes.length ? make("h3", {}, say("quotes", { n: quotes.length })) : null,
    ...longList(quotes, (quote) => make("article", {}, quoteBlock(quote, true))));
}

// One's own remarks, and the file that takes them to the researcher.
function openRemarks() {
  const field = make("input", { id: "name", maxlength: 120, autocomplete: "name" });
  field.value = name;
  field.addEventListener("input", () => {
    name = field.value;
    keep();
  });
  const problem = make("p", { class: "warning", role: "alert", hidden: true }, say("needsName"));
  const told = make("p", { class: "note", role: "status" }, unsent ? say("unsent") : "");
  const download = button(say("download"), () => {
    problem.hidden = Boolean(name.trim());
    if (!name.trim()) {
      field.focus();
      return;
    }
    save();
    told.textContent = say("send");
  }, { class: "main", id: "download" });
  const list = [...remarks].map(([key, each]) => make("article", {},
    make("p", {}, make("span", { class: "verdict" }, say(each.verdict)), ` · ${each.title}`),
    each.text ? make("p", {}, each.text) : null,
    button(say("remove"), () => {
      remarks.delete(key);
      unsent = remarks.size > 0;
      remarked();
      openRemarks();
    }, { class: "link" })));
  const send = list.length ? [make("p", {}, make("label", { for: "name" }, say("name")), " ", field), problem,
    download, told] : [make("p", {}, say("none"))];
  open(byId("show-remarks"), say("yours"), ...list, ...send);
  turnTo();
}

function remarksFile() {
  const found = [...remarks.values()].map(({ id, about, target, verdict, text, at, shown }) =>
    ({ id, about, target, verdict, text, at, shown }));
  const document = { format: "codebench-remarks", version: 1, project: data.project, name: name.trim(), remarks: found };
  return JSON.stringify(document, null, 1);
}

function save() {
  const file = URL.createObjectURL(new Blob([remarksFile()], { type: "application/json" }));
  const title = data.title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "") || "codebench";
  const link = make("a", { href: file, download: `${title}-remarks.json` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(file), 1000);
  unsent = false;
  keep();
}

for (const each of document.querySelectorAll("[data-word]")) each.textContent = say(each.dataset.word);
for (const each of document.querySelectorAll("[data-hint]")) each.setAttribute("placeholder", say(each.dataset.hint));
details.setAttribute("aria-label", say("details"));
byId("about").textContent = [say("about", { date: data.date }), ...data.notes].join(" ");
byId("tables").append(...data.tables.map(tableOf));
byId("search").addEventListener("input", search);
byId("fold").addEventListener("click", foldAll);
byId("show-remarks").addEventListener("click", openRemarks);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && details.contains(document.activeElement)) back();
});
window.addEventListener("beforeunload", (event) => {
  if (unsent) event.preventDefault();
});
details.replaceChildren(make("p", {}, say("start")));
showRows();
remarked();
})();
