"use strict";
// Filters and sorts the list, keeps both in the address behind #, moves through the map by arrow keys.
(() => {
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);
  const form = byId("filters");
  const table = byId("list");
  const body = table.tBodies[0];
  const STATES = ["late", "soon", "open", "undecided", "done", "done_late", "waiting", "undated", "dropped", "coordinating"];
  const NAMES = ["unit", "area", "state", "month", "role", "q"];
  const SORTS = ["due", "state", "task", "unit"];
  const until = new Date(Date.parse(data.on) + data.ahead * 86400000).toISOString().slice(0, 10);

  const fold = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/đ/g, "d").replace(/\s+/g, " ").trim();

  const lines = data.lines.map(([units, area, state, month, role, due], place) => {
    const row = body.rows[place];
    return { row, units, area, state, month, role, due, place, words: null, own: null };
  });
  let sorted = "";

  // ---- what is asked for

  function asked() {
    const wanted = {};
    for (const name of NAMES) wanted[name] = form.elements[name].value.trim();
    wanted.sort = sorted;
    return wanted;
  }

  function set(wanted) {
    for (const name of NAMES) {
      const field = form.elements[name];
      field.value = wanted[name] ?? "";
      if (field.selectedIndex === -1) field.value = ""; // the page has no such choice
    }
    const sort = wanted.sort ?? "";
    sorted = SORTS.includes(sort.replace(/-$/, "")) ? sort : "";
  }

  const fromHash = (hash) => Object.fromEntries(new URLSearchParams(hash.replace(/^#/, "")));

  function toHash(wanted) {
    const kept = new URLSearchParams();
    for (const name of [...NAMES, "sort"]) if (wanted[name]) kept.set(name, wanted[name]);
    return kept.toString();
  }

  function remember(wanted, step) {
    const hash = toHash(wanted);
    const address = hash ? "#" + hash : location.pathname + location.search;
    try {
      history[step](null, "", address);
    } catch { /* some browsers let no file change its address: the filters hold all the same */ }
  }

  // ---- the list

  function fits(line, wanted, unit, area, searched) {
    if (wanted.role === "" ? line.role === "coordinating" : wanted.role !== "all" && line.role !== wanted.role) return false;
    if (unit >= 0 && !line.units.includes(unit)) return false;
    if (area >= 0 && line.area !== area) return false;
    if (wanted.state === "ahead" ? line.state !== "soon" && line.state !== "open" : wanted.state && line.state !== wanted.state)
      return false;
    if (wanted.month === "near" ? !(line.due && line.due >= data.on && line.due <= until) : wanted.month && line.month !== wanted.month)
      return false;
    if (!searched.length) return true;
    line.words ??= fold(line.row.textContent);
    return searched.every((word) => line.words.includes(word));
  }

  /** In a line of several units the one asked for stands before the others. */
  function showOwn(line, unit) {
    line.own?.remove();
    line.own = null;
    const details = unit >= 0 ? line.row.querySelector("details") : null;
    if (!details) return;
    line.own = document.createElement("ul");
    line.own.className = "own";
    const items = details.querySelectorAll("li");
    line.units.forEach((one, place) => {
      if (one === unit) line.own.append(items[place].cloneNode(true));
    });
    details.before(line.own);
  }

  function show(wanted) {
    const unit = wanted.unit ? data.units.indexOf(wanted.unit) : -1;
    const area = wanted.area ? data.areas.indexOf(wanted.area) : -1;
    const searched = fold(wanted.q).split(" ").filter(Boolean);
    let count = 0, owed = 0, aside = 0;
    for (const line of lines) {
      const fit = fits(line, wanted, unit, area, searched);
      line.row.hidden = !fit;
      if (fit) {
        count += 1;
        owed += unit >= 0 ? line.units.filter((one) => one === unit).length : line.units.length;
      } else if (wanted.role === "" && line.role === "coordinating" && fits(line, { ...wanted, role: "all" }, unit, area, searched)) {
        aside += 1;
      }
      showOwn(line, fit ? unit : -1);
    }
    byId("empty").hidden = count > 0;
    table.hidden = count === 0;
    tell(wanted, count, owed, aside);
  }

  function tell(wanted, count, owed, aside) {
    const said = [`Đang hiện ${count} trong ${lines.length} việc, ${owed} lượt đơn vị`];
    const chosen = NAMES.filter((name) => wanted[name] && name !== "q").map(
      (name) => form.elements[name].selectedOptions[0].textContent
    );
    if (wanted.q) chosen.push(`có “${wanted.q}”`);
    if (chosen.length) said.push(`lọc theo ${chosen.join("; ")}`);
    if (aside) said.push(`không kể ${aside} việc chỉ phối hợp`);
    byId("count").textContent = said.join(" · ") + ".";
    byId("clear").disabled = toHash({ ...wanted, sort: "" }) === "";
  }

  function sort(wanted) {
    const down = wanted.sort.endsWith("-");
    const key = wanted.sort.replace(/-$/, "");
    const of = {
      due: (line) => line.due ?? "9999",
      state: (line) => STATES.indexOf(line.state),
      unit: (line) => Math.min(...line.units),
    }[key];
    const names = key === "task" ? new Map(lines.map((line) => [line, line.row.querySelector("code").textContent])) : null;
    const order = [...lines];
    if (key) {
      order.sort((one, other) => {
        const way = names
          ? names.get(one).localeCompare(names.get(other), "vi", { numeric: true })
          : of(one) < of(other) ? -1 : of(one) > of(other) ? 1 : 0;
        return (down ? -way : way) || one.place - other.place;
      });
    }
    body.append(...order.map((line) => line.row));
    for (const head of table.tHead.rows[0].cells) {
      const here = head.dataset.sort === key;
      if (here) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
  }

  let shownSort = "";
  function apply(wanted) {
    if (wanted.sort !== shownSort) sort(wanted);
    shownSort = wanted.sort;
    show(wanted);
    markChosen(wanted);
  }

  /** The cell of the map that the list is filtered by. */
  function markChosen(wanted) {
    const hash = "#" + toHash({ ...wanted, sort: "" });
    for (const link of document.querySelectorAll("#heat a")) {
      if (link.getAttribute("href") === hash) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

  for (const head of table.tHead.rows[0].cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const key = head.dataset.sort;
      sorted = sorted === key ? key + "-" : sorted === key + "-" ? "" : key;
      const wanted = asked();
      apply(wanted);
      remember(wanted, "replaceState");
    });
  }

  let waiting = 0;
  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    const now = () => {
      const wanted = asked();
      apply(wanted);
      remember(wanted, "replaceState");
    };
    if (event.target.name === "q") waiting = setTimeout(now, 150);
    else now();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    set({ sort: sorted });
    apply(asked());
    remember(asked(), "replaceState");
    form.elements.q.focus();
  });

  // ---- links that filter

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.filter");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    set({ ...fromHash(link.getAttribute("href")), sort: sorted });
    apply(asked());
    remember(asked(), "pushState");
    byId("danh-sach").focus({ preventScroll: true });
    byId("danh-sach").scrollIntoView({ block: "start" });
  });

  function read() {
    if (location.hash && !location.hash.includes("=")) return; // an ordinary place on the page
    set(fromHash(location.hash));
    apply(asked());
  }
  window.addEventListener("hashchange", read);
  window.addEventListener("popstate", read);

  // ---- the map: one stop of the Tab key, arrows inside

  const heat = byId("heat");
  if (heat) {
    const grid = [...heat.rows].map((row) => [...row.cells].map((cell) => cell.querySelector("a")));
    const links = grid.flat().filter(Boolean);
    links.forEach((link, place) => (link.tabIndex = place ? -1 : 0));
    const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    const go = (link) => {
      for (const one of links) one.tabIndex = -1;
      link.tabIndex = 0;
      link.focus();
    };
    heat.addEventListener("focusin", (event) => {
      const link = event.target.closest("a");
      if (link && link.tabIndex < 0) {
        for (const one of links) one.tabIndex = -1;
        link.tabIndex = 0;
      }
    });
    heat.addEventListener("keydown", (event) => {
      const link = event.target.closest("a");
      if (!link || event.altKey || event.ctrlKey || event.metaKey) return;
      let row = grid.findIndex((cells) => cells.includes(link));
      let column = grid[row].indexOf(link);
      if (event.key === "Home" || event.key === "End") {
        const inRow = grid[row].filter(Boolean);
        go(event.key === "Home" ? inRow[0] : inRow[inRow.length - 1]);
      } else if (moves[event.key]) {
        const [down, right] = moves[event.key];
        do {
          row += down;
          column += right;
        } while (grid[row] && column > 0 && column < grid[row].length && !grid[row][column]);
        if (grid[row]?.[column]) go(grid[row][column]);
      } else {
        return;
      }
      event.preventDefault();
    });
  }

  // ---- light and dark

  const theme = byId("theme");
  const THEMES = { "": "theo máy", light: "sáng", dark: "tối" };
  function showTheme() {
    theme.textContent = `Giao diện: ${THEMES[document.documentElement.dataset.theme ?? ""]}`;
  }
  theme.addEventListener("click", () => {
    const order = Object.keys(THEMES);
    const next = order[(order.indexOf(document.documentElement.dataset.theme ?? "") + 1) % order.length];
    if (next) document.documentElement.dataset.theme = next;
    else delete document.documentElement.dataset.theme;
    try {
      if (next) localStorage.setItem("cchc-theme", next);
      else localStorage.removeItem("cchc-theme");
    } catch { /* kept for this visit only */ }
    showTheme();
  });

  showTheme();
  read();
})();
