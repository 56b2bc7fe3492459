'use strict';
// Search and filters, copy buttons, and what a printer must see. Without a script the page shows all there is.
(() => {
  const cards = [...document.querySelectorAll('.card')];
  const rows = [...document.querySelectorAll('[data-gateways]')].map(row => ({ row, gateways: row.dataset.gateways.split(' ') }));
  const form = document.querySelector('.filters');
  const search = document.getElementById('search');
  const count = document.getElementById('count');

  // What goes is gone at once, what comes back comes by screenfuls, so that nobody waits for what is far below.
  const screenful = 100;
  let turn = 0;
  const show = (wanted, atOnce) => {
    const mine = ++turn;
    const back = [];
    for (const [element, isWanted] of wanted) {
      if (!isWanted) element.hidden = true;
      else if (element.hidden) back.push(element);
    }
    const next = () => {
      if (mine !== turn) return;
      for (const element of back.splice(0, atOnce ? back.length : screenful)) element.hidden = false;
      if (back.length) requestAnimationFrame(next);
    };
    next();
  };

  const filter = (atOnce = false) => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const choices = [...form.querySelectorAll('select')].filter(select => select.value).map(select => [select.name, select.value]);
    const shown = new Set();
    const wanted = [];
    for (const card of cards) {
      const fits = choices.every(([name, value]) => card.dataset[name] === value) && words.every(word => card.dataset.search.includes(word));
      wanted.push([card, fits]);
      if (fits) shown.add(card.id);
    }
    for (const { row, gateways } of rows) wanted.push([row, gateways.some(id => shown.has(id))]);
    show(wanted, atOnce);
    count.textContent = shown.size === cards.length ? `${cards.length} ${cards.length === 1 ? 'gateway' : 'gateways'}.` : `${shown.size} of ${cards.length} gateways.`;
  };

  if (form) {
    form.addEventListener('input', () => filter());
    form.addEventListener('submit', event => event.preventDefault());
    form.addEventListener('reset', () => setTimeout(() => filter()));
    for (const tile of document.querySelectorAll('[data-region].tile')) {
      tile.addEventListener('click', () => {
        form.elements.region.value = tile.dataset.region;
        filter();
      });
    }
  }

  const copy = async text => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Browsers that keep the clipboard from pages opened as files.
      const area = document.createElement('textarea');
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
    }
  };
  document.addEventListener('click', async event => {
    const button = event.target.closest('.copy');
    if (!button) return;
    await copy(button.previousElementSibling.textContent);
    button.focus();
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = 'Copy'; }, 1500);
  });

  // A link leads to what is closed or filtered away, too.
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest('[hidden]')) {
      form.reset();
      setTimeout(() => {
        filter(true);
        target.scrollIntoView();
      });
    }
    if (target.tagName === 'DETAILS') target.open = true;
    target.scrollIntoView();
  };
  addEventListener('hashchange', reveal);
  reveal();

  // Paper holds what is open, and what somebody has to do.
  let closed = [];
  addEventListener('beforeprint', () => {
    if (form) filter(true);
    closed = [...document.querySelectorAll('.steps details:not([open])')];
    for (const details of closed) details.open = true;
  });
  addEventListener('afterprint', () => { for (const details of closed) details.open = false; });

  if ('served' in document.body.dataset) {
    new EventSource('changes').addEventListener('message', () => location.reload());
  }
})();
