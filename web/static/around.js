// All that the map is joined to where somebody stands, with why, as a list of links.

// So many milliseconds somebody stays before it is fetched.
const STAYS = 250;

export function link(node) {
  const anchor = document.createElement("a");
  anchor.href = node.address;
  anchor.textContent = node.name;
  return anchor;
}

// Shows the list of whoever is said; on one map the last that was asked for.
export function relationsOf(map) {
  const list = map.querySelector(".app-map__around");
  let waiting;
  let last;
  return (id) => {
    last = id;
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const asked = new URL(map.dataset.around, location.href);
      asked.searchParams.set("of", id);
      const answer = await fetch(asked);
      const { around } = answer.ok ? await answer.json() : { around: [] };
      // A slow answer about somebody whom the keyboard has left is of no use.
      if (id !== last) {
        return;
      }
      list.replaceChildren(
        ...around.map((item) => {
          const row = document.createElement("li");
          row.append(link(item), item.note && `: ${item.note}`);
          return row;
        }),
      );
    }, STAYS);
  };
}
