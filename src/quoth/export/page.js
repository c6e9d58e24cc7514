(() => {
  "use strict";
  // Which pieces of the text and which card belong to a statement; filled article by article when needed.
  const pieces = new Map();
  const indexed = new WeakSet();
  let held = null;
  let shown = [];

  function index(reading) {
    if (indexed.has(reading)) return;
    indexed.add(reading);
    for (const piece of reading.querySelectorAll(".m[data-s]")) {
      for (const entry of piece.dataset.s.split(" ")) {
        const [statement, part] = entry.split(":");
        if (!pieces.has(statement)) pieces.set(statement, []);
        pieces.get(statement).push([piece, "as-" + part]);
      }
    }
  }

  function mark(element, name) {
    if (!element) return;
    element.classList.add(name);
    shown.push([element, name]);
  }

  function clear() {
    for (const [element, name] of shown) element.classList.remove(name);
    shown = [];
  }

  // The last statement is the one looked at; the others stand around it.
  function show(statements) {
    clear();
    if (!statements) return;
    const statement = statements.at(-1);
    const card = document.getElementById("s" + statement);
    if (!card) return;
    const reading = card.closest(".reading");
    index(reading);
    mark(reading.querySelector(".text"), "busy");
    mark(card, "on");
    mark(document.getElementById("t" + statement), "on");
    for (const [piece, part] of pieces.get(statement) ?? []) mark(piece, part);
    for (const other of statements.slice(0, -1)) mark(document.getElementById("s" + other), "near");
  }

  function statementsAt(target) {
    if (!(target instanceof Element)) return null;
    const number = target.closest("a.n");
    if (number) return [number.id.slice(1)];
    const marked = target.closest("[data-s]");
    if (!marked) return null;
    const inner = marked.dataset.s.split(" ").map((entry) => entry.split(":")[0]).reverse();
    return [...new Set(inner)].reverse();
  }

  // Moves the list only, never the page below the reader's eyes.
  function reveal(statements) {
    const card = document.getElementById("s" + statements.at(-1));
    const list = card.closest(".statements");
    const above = card.getBoundingClientRect().top - list.getBoundingClientRect().top;
    if (above < 0 || above + card.offsetHeight > list.clientHeight) {
      list.scrollTop += above - (list.clientHeight - card.offsetHeight) / 2;
    }
  }

  document.addEventListener("pointerover", (event) => {
    const statements = statementsAt(event.target);
    show(statements ?? held);
    if (statements && event.target.closest(".text")) reveal(statements);
  });
  document.addEventListener("focusin", (event) => {
    held = statementsAt(event.target);
    show(held);
    if (held && event.target.closest(".text")) reveal(held);
  });
  document.addEventListener("click", (event) => {
    held = statementsAt(event.target);
    show(held);
    const card = event.target.closest(".statement");
    if (!card || event.target.closest("a")) return;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    document.getElementById("t" + held.at(-1))?.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    held = null;
    clear();
  });
  document.documentElement.classList.add("js");
})();
