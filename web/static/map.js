// Draws the map with vis-network and lets the keyboard roam it: arrows go to neighbours, Enter
// opens the page of whoever it stands at, and each step is said aloud. Without this script the
// page shows the server's own picture and the same facts as a table.

import { link, relationsOf } from "./around.js";

const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
const CLOSE_UP = 1;
// How much a person off the arrow's way counts as further away.
const ASIDE = 2;

const byId = (items) => new Map(items.map((item) => [item.id, item]));

function neighboursOf(edges) {
  const found = new Map();
  const add = (one, other) => found.set(one, (found.get(one) ?? new Set()).add(other));
  for (const edge of edges) {
    add(edge.from, edge.to);
    add(edge.to, edge.from);
  }
  return (id) => [...(found.get(id) ?? [])];
}

// The node of `ids` that lies best in an arrow's direction from `here`, if any does.
function towards(nodes, here, ids, [dx, dy]) {
  const from = nodes.get(here);
  let best;
  let least = Infinity;
  for (const id of ids) {
    const x = nodes.get(id).x - from.x;
    const y = nodes.get(id).y - from.y;
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy - y * dx);
    const cost = ahead + ASIDE * aside;
    if (id !== here && ahead > 0 && aside <= ahead && cost < least) {
      [best, least] = [id, cost];
    }
  }
  return best;
}

function draw(map, data) {
  const canvas = map.querySelector(".app-map__canvas");
  const said = map.querySelector(".app-map__said");
  const list = relationsOf(map);
  const nodes = byId(data.nodes.map((node) => ({ ...node, name: node.label })));
  const neighbours = neighboursOf(data.edges);
  const most = [...nodes.keys()].sort((a, b) => neighbours(b).length - neighbours(a).length)[0];
  let here = nodes.has(map.dataset.focus) ? map.dataset.focus : most;

  map.querySelector(".app-map__still").hidden = true;
  for (const hidden of map.querySelectorAll("[hidden]:not(img)")) {
    hidden.hidden = false;
  }
  for (const node of data.nodes) {
    // A text and no element: vis-network shows it as it is written.
    node.title = `${node.label}\n${node.said}`;
  }
  const network = new vis.Network(canvas, { nodes: data.nodes, edges: data.edges }, data.options);

  // One tab stop: the frame that vis-network makes inside is none.
  canvas.querySelector(".vis-network").tabIndex = -1;
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-roledescription", "map");
  canvas.setAttribute(
    "aria-label",
    "Map of people and their ties. Arrow keys go to neighbours, Enter opens a page, plus and minus change the size.",
  );

  function tell(node, before = "") {
    const ties = neighbours(node.id);
    const names = ties.slice(0, 5).map((id) => nodes.get(id).name);
    const more = ties.length > names.length ? ` and ${ties.length - names.length} more` : "";
    const tied = names.length ? ` Tied to ${names.join(", ")}${more}.` : "";
    const facts = node.said ? `: ${node.said}.` : ".";
    said.replaceChildren(before, link(node), `${facts}${tied}`);
    list(node.id);
  }

  function go(id, scale) {
    here = id;
    network.selectNodes([id]);
    const animation = matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 200 };
    network.focus(id, { scale: scale ?? Math.max(network.getScale(), 0.6), animation });
    tell(nodes.get(id));
  }

  function step(arrow) {
    const ties = neighbours(here);
    const next =
      towards(nodes, here, ties, arrow) ?? (ties.length ? undefined : towards(nodes, here, nodes.keys(), arrow));
    if (next === undefined) {
      tell(nodes.get(here), "Nobody they are tied to lies that way. ");
    } else {
      go(next);
    }
  }

  const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor });
  const tools = { in: () => zoom(1.4), out: () => zoom(1 / 1.4), all: () => network.fit() };

  canvas.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const keys = {
      Enter: () => location.assign(nodes.get(here).address),
      Home: () => go(most),
      Escape: tools.all,
      "+": tools.in,
      "-": tools.out,
    };
    const act = event.key in ARROWS ? () => step(ARROWS[event.key]) : keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
  // The wheel scrolls the page until somebody has entered the picture.
  canvas.addEventListener("focusin", () => {
    network.setOptions({ interaction: { zoomView: true } });
    if (!network.getSelectedNodes().length) {
      network.selectNodes([here]);
      tell(nodes.get(here));
    }
  });
  canvas.addEventListener("focusout", () => network.setOptions({ interaction: { zoomView: false } }));
  network.on("click", ({ nodes: [id] }) => {
    canvas.focus({ preventScroll: true });
    if (id !== undefined) {
      here = id;
      tell(nodes.get(id));
    }
  });
  network.on("doubleClick", ({ nodes: [id] }) => id !== undefined && location.assign(nodes.get(id).address));
  for (const button of map.querySelectorAll("[data-map-tool]")) {
    button.addEventListener("click", tools[button.dataset.mapTool]);
  }

  network.once("afterDrawing", () => {
    map.dataset.drawn = String(nodes.size);
    if (nodes.has(map.dataset.focus)) {
      go(map.dataset.focus, CLOSE_UP);
    }
  });
  said.textContent = "Choose somebody on the picture, or enter it with the Tab key and use the arrow keys.";
}

for (const map of document.querySelectorAll("[data-map]")) {
  // The server's own picture stays where the data cannot be fetched.
  const answer = await fetch(map.dataset.source);
  if (answer.ok) {
    draw(map, await answer.json());
  }
}
