"use strict";
(() => {
  const wide = matchMedia("(min-width: 1080px)");
  const holder = document.querySelector(".panel .shown");
  document.documentElement.classList.add("js");
  const claimOf = (hash) => {
    const found = hash.length > 1 && document.getElementById(hash.slice(1));
    return found && found.classList.contains("line") ? found : null;
  };
  const show = (line) => {
    document.querySelectorAll(".line.chosen").forEach((each) => each.classList.remove("chosen"));
    if (!line) return;
    line.classList.add("chosen");
    const parts = [".standing", ".meta", ".opened"].map((name) => line.querySelector(name).cloneNode(true));
    holder.replaceChildren(...parts);
    holder.hidden = false;
    holder.parentElement.scrollTop = 0;
  };
  const light = (hash) => {
    document.querySelectorAll(".lit").forEach((each) => each.classList.remove("lit"));
    const found = hash.length > 1 && document.getElementById(hash.slice(1));
    if (!found || !found.classList.contains("cited")) return;
    found.classList.add("lit");
    document.querySelectorAll(`[data-of="${CSS.escape(found.id)}"]`).forEach((each) => each.classList.add("lit"));
  };
  const follow = () => {
    const line = claimOf(location.hash);
    if (!line && !location.hash && wide.matches) show(document.querySelector(".line"));
    if (line) {
      const more = line.parentElement.closest("details");
      if (more) more.open = true;
      if (wide.matches) show(line);
      else line.open = true;
    }
    light(location.hash);
  };
  document.addEventListener("click", (event) => {
    const summary = event.target.closest(".line > summary");
    if (!summary || event.target.closest("a") || !wide.matches) return;
    event.preventDefault();
    const line = summary.parentElement;
    if (location.hash !== `#${line.id}`) history.pushState(null, "", `#${line.id}`);
    show(line);
  });
  document.addEventListener("click", (event) => {
    const cited = event.target.closest(".text .cited[data-claim]");
    if (cited && String(getSelection()) === "") location.hash = `#${cited.dataset.claim}`;
  });
  addEventListener("hashchange", follow);
  addEventListener("popstate", follow);
  const print = document.querySelector("button.print");
  print.hidden = false;
  print.addEventListener("click", () => window.print());
  const lacks = document.querySelector(".lacks");
  if (lacks) {
    const [select, output] = [lacks.querySelector("select"), lacks.querySelector("output")];
    lacks.hidden = false;
    select.addEventListener("change", () => {
      const theirs = select.value.split(" ").filter(Boolean);
      let found = 0;
      document.querySelectorAll(".line").forEach((line) => {
        const carried = line.dataset.articles.split(" ");
        const lacking = theirs.length > 0 && !theirs.some((each) => carried.includes(each));
        line.classList.toggle("lacking", lacking);
        found += lacking;
      });
      const name = select.selectedOptions[0].textContent;
      output.textContent = theirs.length ? output.dataset.found.replace("{n}", found).replace("{name}", () => name) : "";
    });
  }
  follow();
  if (wide.matches && holder.hidden) show(document.querySelector(".line"));
})();
