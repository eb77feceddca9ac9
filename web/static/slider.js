// Says which day a slider of months stands at; its form's button goes there.
for (const slider of document.querySelectorAll("[data-months-before]")) {
  const said = document.querySelector(`output[for="${slider.id}"]`);
  const tell = () => {
    const day = new Date(`${slider.dataset.monthsBefore}T12:00:00Z`);
    day.setUTCMonth(day.getUTCMonth() - Number(slider.max) + Number(slider.value));
    const words = day.toLocaleDateString("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
    said.textContent = words;
    slider.setAttribute("aria-valuetext", words);
  };
  slider.addEventListener("input", tell);
}
