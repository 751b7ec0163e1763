// The keys of the review page: j next, k back, a accept, c correct, x reject. Not while typing.
// Loaded before the page is shown, so that no key pressed at a figure that is seen is lost.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
  const press = { j: "following", k: "before", a: "accept", x: "reject" }[event.key];
  if (press) {
    document.getElementById(press)?.click();
  } else if (event.key === "c") {
    event.preventDefault();
    const value = document.getElementById("value");
    value?.focus();
    value?.select();
  }
});
