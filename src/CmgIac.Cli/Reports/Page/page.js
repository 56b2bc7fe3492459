'use strict';
// Search and filters, copy buttons, and what a printer must see. Without a script the page shows all there is.
(() => {
  const cards = [...document.querySelectorAll('.card')];
  const rows = [...document.querySelectorAll('[data-gateways]')].map(row => ({ row, gateways: row.dataset.gateways.split(' ') }));
  const form = document.querySelector('.filters');
  const parts = [...document.querySelectorAll('[data-part]')].map(part => ({ part, own: [...part.querySelectorAll('.card, [data-gateways]')] }));
  const tiles = [...document.querySelectorAll('.tile')].map(tile => ({
    tile, number: tile.querySelector('.number'), own: cards.filter(card => card.dataset.cloud === tile.dataset.cloud && card.dataset.region === tile.dataset.region),
  }));
  const search = document.getElementById('search');
  const count = document.getElementById('count');
  const nothing = document.getElementById('nothing');

  // What goes is gone at once, what comes back comes by screenfuls, so that nobody waits for what is far below.
  const screenful = 100;
  let turn = 0;
  const show = (wanted, atOnce) => {
    const mine = ++turn;
    const back = [];
    for (const [element, isWanted] of wanted) {
      // What is closed costs nothing.
      if (!isWanted || element.parentElement.closest('details:not([open])')) element.hidden = !isWanted;
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
    const chosen = [...form.querySelectorAll('select')].filter(select => select.value);
    const choices = chosen.map(select => [select.name, select.value]);
    const shown = new Set();
    const wanted = new Map();
    for (const card of cards) {
      const fits = choices.every(([name, value]) => card.dataset[name] === value) && words.every(word => card.dataset.search.includes(word));
      wanted.set(card, fits);
      if (fits) shown.add(card.id);
    }
    for (const { row, gateways } of rows) wanted.set(row, gateways.some(id => shown.has(id)));
    show([...parts.map(({ part, own }) => [part, own.some(element => wanted.get(element))]), ...wanted], atOnce);
    count.textContent = shown.size === cards.length ? `${cards.length} ${cards.length === 1 ? 'gateway' : 'gateways'}.` : `${shown.size} of ${cards.length} gateways.`;
    for (const { tile, number, own } of tiles) {
      const left = own.filter(card => shown.has(card.id)).length;
      number.textContent = left === own.length ? `${left}` : `${left} of ${own.length}`;
      tile.setAttribute('aria-pressed', isPressed(tile));
    }
    nothing.hidden = shown.size > 0;
    nothing.firstElementChild.textContent = `Nothing matches ${[...words.map(word => `“${word}”`), ...chosen.map(select => `${select.parentElement.firstChild.textContent.trim()}: ${select.value}`)].join(', ')}.`;
  };

  // A region is of one cloud.
  const place = form?.elements.region ?? form?.elements.cloud;
  const isPressed = tile => place.value === tile.dataset[place.name];

  if (form) {
    form.addEventListener('input', () => filter());
    form.addEventListener('submit', event => event.preventDefault());
    form.addEventListener('reset', () => setTimeout(() => {
      if (nothing.contains(document.activeElement)) search.focus();
      filter();
    }));
    for (const { tile } of tiles) {
      tile.addEventListener('click', () => {
        place.value = isPressed(tile) ? '' : tile.dataset[place.name];
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
    const text = button.previousElementSibling.cloneNode(true);
    for (const hidden of text.querySelectorAll('[hidden]')) hidden.remove();
    await copy(text.textContent.replace(/\n$/, ''));
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
    for (let details = target.closest('details') ?? target.querySelector(':scope > details'); details; details = details.parentElement.closest('details')) details.open = true;
    target.scrollIntoView();
  };
  addEventListener('hashchange', reveal);
  reveal();

  // Paper holds what is open, what somebody has to do, what zones hold, and all about errors.
  let closed = [];
  addEventListener('beforeprint', () => {
    if (form) filter(true);
    closed = [...document.querySelectorAll(':is(.steps details, .zone, .pressing):not([open])')];
    for (const details of closed) details.open = true;
  });
  addEventListener('afterprint', () => { for (const details of closed) details.open = false; });

  if ('served' in document.body.dataset) {
    new EventSource('changes').addEventListener('message', () => location.reload());
  }
})();
