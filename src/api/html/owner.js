// Makes the owner's page nicer: buttons that copy, and news that appear by themselves. Without it everything works.
"use strict";

const body = document.body.dataset;

/** The page's own address. What is shown may be the answer to a form, at the form's. */
const here = body.status.replace(/\/status$/, "") + location.search;

/** Puts a button beside each text that is there to be copied. */
function offerCopies(root) {
  for (const source of root.querySelectorAll("pre[data-copy], [data-values] code, .facts code, .hint code")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = body.copy;
    if (source.localName === "code") button.setAttribute("aria-label", `${body.copy}: ${source.textContent}`);
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(source.textContent);
      button.textContent = body.copied;
      setTimeout(() => (button.textContent = body.copy), 2000);
    });
    source.localName === "pre" ? source.before(button) : source.after(button);
  }
}

/** What takes a moment says so, and is not sent twice meanwhile. */
function showWork(root) {
  for (const form of root.querySelectorAll("form")) {
    const button = form.querySelector("button[type=submit]");
    form.addEventListener("submit", (event) => {
      if (button.hasAttribute("aria-disabled")) return event.preventDefault();
      button.dataset.label = button.textContent;
      button.textContent = body.working;
      button.setAttribute("aria-disabled", "true");
      setTimeout(() => giveBack(button), 15000);
    });
  }
}

/** A button whose form got no answer can be pressed again. */
function giveBack(button) {
  if (!button.hasAttribute("aria-disabled")) return;
  button.textContent = button.dataset.label;
  button.removeAttribute("aria-disabled");
}

/** Moments also as the clock here shows them. */
function showLocalTimes(root) {
  for (const time of root.querySelectorAll("time[datetime]")) {
    time.title = new Date(time.dateTime).toLocaleString(document.documentElement.lang, { dateStyle: "full", timeStyle: "short" });
  }
}

function enhance(root) {
  if (navigator.clipboard) offerCopies(root);
  showWork(root);
  showLocalTimes(root);
}

/** Whether somebody is typing here, whom nothing may be taken away from. */
function isTyping() {
  const field = document.getElementById("role-arn");
  return field !== null && (field === document.activeElement || field.value !== field.defaultValue);
}

/** Puts the page as it is now in place of what is shown; what is unfolded stays so. */
async function renew() {
  const answer = await fetch(here, { headers: { accept: "text/html" } });
  if (answer.status === 404) return location.replace(here);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const shown = document.getElementById("main");
  const unfolded = [...shown.querySelectorAll("details[open] > summary")].map((summary) => summary.textContent);
  const fresh = page.getElementById("main");
  for (const details of fresh.querySelectorAll("details")) {
    const name = details.querySelector("summary").textContent;
    if (unfolded.includes(name)) details.open = true;
  }
  shown.replaceChildren(...fresh.childNodes);
  body.state = page.body.dataset.state;
  if ("done" in page.body.dataset) body.done = "";
  enhance(shown);
  const verdicts = [...shown.querySelectorAll(".verdict strong, .success h2")].map((verdict) => verdict.textContent);
  document.getElementById("live").textContent = verdicts.join(" ");
}

async function look() {
  let pause = 5000;
  try {
    if (!document.hidden) {
      const answer = await fetch(body.status, { headers: { accept: "application/json" } });
      if (answer.status === 404) return location.replace(here);
      const news = answer.ok ? await answer.json() : {};
      if (news.busy) pause = 1500;
      if (news.state && news.state !== body.state) {
        if (isTyping()) document.getElementById("live").textContent = body.changed;
        else await renew();
      }
    }
  } catch {
    // Offline for a moment: it is looked again.
    pause = 15000;
  }
  if (!("done" in body)) setTimeout(look, pause);
}

enhance(document);
addEventListener("pageshow", (event) => {
  // Whoever goes back finds the page as it was left.
  if (event.persisted) document.querySelectorAll("button[aria-disabled]").forEach(giveBack);
});
if (!("done" in body)) setTimeout(look, 2000);
