// Wakes the design system's components (menu on a phone, sortable tables, error summaries).
import { initAll } from "./vendor/nhsuk-frontend.min.js";

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
initAll();
