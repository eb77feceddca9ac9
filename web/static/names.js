// Offers names while one is typed: a plain list of choices that the browser shows itself.
const WAIT = 150;

for (const input of document.querySelectorAll("[data-names]")) {
  const list = document.createElement("datalist");
  list.id = `${input.id}-names`;
  input.after(list);
  input.setAttribute("list", list.id);
  let waiting;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const asked = new URL(input.dataset.names, location.href);
      asked.searchParams.set("q", input.value);
      const answer = await fetch(asked);
      const { names } = answer.ok ? await answer.json() : { names: [] };
      list.replaceChildren(
        ...names.map((name) => Object.assign(document.createElement("option"), { value: name })),
      );
    }, WAIT);
  });
}
