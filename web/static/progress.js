// How far some work is, without loading the page again; said aloud at each quarter.
const work = document.getElementById("work");
const bar = document.getElementById("how-far");
const aloud = document.getElementById("aloud");
let said = Math.floor(bar.value / 25);

async function ask() {
  try {
    const answer = await fetch(work.dataset.progress, { headers: { Accept: "application/json" } });
    const { over, doing, percent } = await answer.json();
    if (over) {
      location.replace(work.dataset.after);
      return;
    }
    bar.value = percent;
    document.getElementById("doing").textContent = doing;
    document.getElementById("percent").textContent = percent;
    document.title = document.title.replace(/^\d+/, percent);
    if (Math.floor(percent / 25) > said) {
      said = Math.floor(percent / 25);
      aloud.textContent = `${doing}: ${percent}%`;
    }
  } catch {
    // The network may be away for a moment: the work goes on without us.
  }
  setTimeout(ask, 700);
}

setTimeout(ask, 700);
