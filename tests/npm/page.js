'use strict';
// Opens a page in Chromium as its readers do, and tells what it did as one line of JSON.
//   node page.js CHROMIUM URL [SEARCH]
const fs = require('node:fs');
const puppeteer = require('puppeteer-core');

const [chromium, url, search] = process.argv.slice(2);
const widths = [360, 600, 740, 820, 900, 1000, 1280];

async function main() {
  const browser = await puppeteer.launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage();
    const complaints = [];
    const requests = [];
    page.on('console', message => { if (['error', 'warn'].includes(message.type())) complaints.push(message.text()); });
    page.on('pageerror', error => complaints.push(String(error)));
    page.on('dialog', dialog => { complaints.push(`a dialog: ${dialog.message()}`); return dialog.dismiss(); });
    page.on('request', request => requests.push(request.url()));
    await page.goto(url, { waitUntil: 'load' });
    const answer = { complaints, requests, title: await page.title(), axe: {}, wider: [], misplaced: [] };

    const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
    await page.evaluate(axe);
    for (const scheme of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.evaluate(() => { for (const details of document.querySelectorAll('details')) details.open = true; });
      const { violations } = await page.evaluate(() => axe.run(document));
      answer.axe[scheme] = violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(node => node.html).join(' | ')}`);
    }
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);

    for (const width of widths) {
      await page.setViewport({ width, height: 900 });
      const widest = await page.evaluate(() => document.documentElement.scrollWidth);
      if (widest > width) answer.wider.push(`${widest} at ${width}`);
      answer.misplaced.push(...(await page.evaluate(misplaced)).map(what => `${what} at ${width}`));
    }

    answer.elements = await page.evaluate(() => ({
      cards: document.querySelectorAll('.card').length,
      scripts: document.scripts.length,
      pictures: document.querySelectorAll('.card svg.chain').length,
      text: document.body.innerText,
    }));
    answer.focus = await tabThrough(page);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = false;
      // After the page's own listener.
      addEventListener('beforeprint', () => { window.closedOnPaper = [...document.querySelectorAll('.zone, .pressing')].filter(details => !details.open).map(details => details.outerHTML.slice(0, 120)); });
    });
    answer.paper = Buffer.from(await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g)?.length;
    answer.closedOnPaper = await page.evaluate(() => window.closedOnPaper);
    if (search !== undefined) Object.assign(answer, await use(page, browser, url, search));
    console.log(JSON.stringify(answer));
  } finally {
    await browser.close();
  }
}

/** Texts that run out of where they are, or over each other. */
function misplaced() {
  const found = [];
  const boxes = (root, selector) => [...root.querySelectorAll(selector)].filter(element => element.checkVisibility() && element.textContent)
    .map(element => ({ text: element.textContent, box: element.getBoundingClientRect() }));
  const runsOut = ({ text, box }, outer, side) => { if (box.left < outer.left - 1 || box.right > outer.right + 1) found.push(`'${text}' runs out of ${side}`); };
  for (const picture of document.querySelectorAll('svg.axis, svg.chain')) {
    const texts = boxes(picture, 'text');
    for (const text of texts) runsOut(text, picture.getBoundingClientRect(), `the ${picture.classList[0]}`);
    for (const [index, one] of texts.entries()) {
      for (const other of texts.slice(index + 1)) {
        const [a, b] = [one.box, other.box];
        // Boxes of lines are higher than their letters.
        const slack = Math.min(a.height, b.height) / 3;
        if (a.left < b.right && b.left < a.right && a.top + slack < b.bottom && b.top + slack < a.bottom) found.push(`'${one.text}' over '${other.text}'`);
      }
    }
  }
  for (const picture of document.querySelectorAll('.chain')) {
    const frames = [...picture.querySelectorAll('rect')].map(frame => frame.getBoundingClientRect());
    const scale = picture.getBoundingClientRect().width / picture.viewBox.baseVal.width;
    for (const text of picture.querySelectorAll('text')) {
      const size = parseFloat(getComputedStyle(text).fontSize) * scale;
      if (scale > 0 && size < 12) found.push(`'${text.textContent}' is ${size} pixels high`);
    }
    for (const { text, box } of boxes(picture, '.title, .value')) {
      if (!frames.some(frame => box.left > frame.left && box.right < frame.right && box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1)) found.push(`'${text}' is in no box`);
    }
  }
  for (const value of document.querySelectorAll('.facts dd')) {
    if (value.checkVisibility() && value.getBoundingClientRect().width < 200) found.push(`'${value.textContent}' has too narrow a column`);
  }
  // Names are broken at their dots where their labels have room.
  for (const code of document.querySelectorAll('.card .copyable code, .zone code')) {
    if (!code.checkVisibility()) continue;
    const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const { index, 0: label } of node.textContent.matchAll(/[a-z0-9]{2,}/gi)) {
        if (label.length * 9 > code.parentElement.clientWidth - 24) continue;
        const range = new Range();
        range.setStart(node, index);
        range.setEnd(node, index + label.length);
        if (new Set([...range.getClientRects()].map(box => box.top)).size > 1) found.push(`'${label}' is broken`);
      }
    }
  }
  for (const outer of document.querySelectorAll('.tile, td, .cards:not(.compact) .badges, .compact summary, .excerpt, .verdicts li')) {
    for (const inner of boxes(outer, '.region, .badge, mark, code, a')) runsOut(inner, outer.getBoundingClientRect(), outer.className || outer.tagName);
  }
  return found;
}

/** What the keyboard alone doesn't reach of all that can be used. */
async function tabThrough(page) {
  const count = await page.evaluate(() => {
    const usable = [...document.querySelectorAll('a[href], button, input, select, summary')].filter(element => element.checkVisibility());
    usable.forEach((element, index) => { element.dataset.usable = index; });
    document.activeElement?.blur();
    window.getSelection().removeAllRanges();
    window.reached = new Set();
    document.addEventListener('focusin', event => window.reached.add(event.target.dataset.usable));
    return usable.length;
  });
  for (let i = 0; i < count + 60; i++) await page.keyboard.press('Tab');
  return page.evaluate(() => [...document.querySelectorAll('[data-usable]')].filter(element => !window.reached.has(element.dataset.usable)).map(element => element.outerHTML.slice(0, 120)));
}

/** Searches, filters and copies. */
async function use(page, browser, address, text) {
  const shown = () => page.evaluate(() => [...document.querySelectorAll('.card')].filter(card => card.checkVisibility()).map(card => card.querySelector('h3').textContent));
  await page.focus('#search');
  await page.keyboard.type(text);
  const found = await shown();
  const lines = await page.evaluate(() => [...document.querySelectorAll('.zone span')].filter(line => !line.closest('[hidden]')).map(line => line.textContent.trim()));
  const count = await page.$eval('#count', element => element.textContent);
  const rows = await page.evaluate(() => [...document.querySelectorAll('.renewals [data-gateways]')].filter(row => row.checkVisibility()).length);
  // Whatever is about other gateways alone.
  const strangers = await page.evaluate(() => {
    const cards = [...document.querySelectorAll('.card')].filter(card => card.checkVisibility()).map(card => card.id);
    return [...document.querySelectorAll('[data-gateways]')].filter(row => row.checkVisibility() && !row.dataset.gateways.split(' ').some(id => cards.includes(id))).map(row => row.textContent.slice(0, 80));
  });
  await page.click('.filters button[type=reset]');
  await new Promise(resolve => setTimeout(resolve, 50));
  const all = (await shown()).length;
  const tiles = () => page.$$eval('.tile', all => all.map(tile => `${tile.getAttribute('aria-pressed')} ${tile.querySelector('.number').textContent}`));
  const tile = {};
  if (await page.$('.tile')) {
    await page.click('.tile');
    tile.found = await shown();
    tile.pressed = await tiles();
    await page.click('.tile');
    tile.again = (await shown()).length;
    tile.released = await tiles();
  }
  const nothing = await searchInVain(page, shown);
  await browser.defaultBrowserContext().overridePermissions(new URL(address).origin, ['clipboard-read', 'clipboard-write']).catch(() => {});
  await page.evaluate(() => { document.addEventListener('copy', event => { window.copied = document.getSelection().toString() || document.activeElement.value; }); const own = navigator.clipboard?.writeText.bind(navigator.clipboard); if (own) navigator.clipboard.writeText = value => { window.copied = value; return own(value); }; });
  const button = await page.evaluateHandle(() => [...document.querySelectorAll('.card .copy')].find(candidate => candidate.checkVisibility()));
  if (button.asElement()) await button.asElement().click();
  await new Promise(resolve => setTimeout(resolve, 100));
  const copied = await page.evaluate(() => window.copied);
  return { found, count, rows, lines, strangers, all, tile, nothing, copied };
}

/** What stands where nothing is found, and whether its button brings all back. */
async function searchInVain(page, shown) {
  await page.focus('#search');
  await page.keyboard.type('no such thing');
  const said = await page.$eval('#nothing', element => (element.checkVisibility() ? element.firstElementChild.textContent : ''));
  const headings = await page.evaluate(() => [...document.querySelectorAll('main h2, main h3')].filter(heading => heading.checkVisibility()).map(heading => heading.textContent));
  await page.focus('#nothing button');
  await page.keyboard.press('Enter');
  await new Promise(resolve => setTimeout(resolve, 50));
  return { said, headings, back: (await shown()).length, isGone: await page.$eval('#nothing', element => !element.checkVisibility()), focus: await page.evaluate(() => document.activeElement.id) };
}

main().catch(error => { console.error(error); process.exit(1); });
