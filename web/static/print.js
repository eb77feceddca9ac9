// What is folded on screen is printed unfolded, and folded again afterwards.
let folded = [];

addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("details:not([open]):not(.app-not-printed)")];
  for (const part of folded) part.open = true;
});

addEventListener("afterprint", () => {
  for (const part of folded) part.open = false;
});
