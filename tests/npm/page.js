'use strict';
// Opens a page in Chromium as its readers do, and tells what it did as one line of JSON.
//   node page.js CHROMIUM URL [SEARCH]
const fs = require('node:fs');
const puppeteer = require('puppeteer-core');

const [chromium, url, search] = process.argv.slice(2);
const widths = [360, 820, 1280];

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
    const answer = { complaints, requests, title: await page.title(), axe: {}, wider: [] };

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
    }

    answer.elements = await page.evaluate(() => ({
      cards: document.querySelectorAll('.card').length,
      scripts: document.scripts.length,
      pictures: document.querySelectorAll('.card svg.chain').length,
      text: document.body.innerText,
    }));
    answer.focus = await tabThrough(page);
    if (search !== undefined) Object.assign(answer, await use(page, browser, url, search));
    console.log(JSON.stringify(answer));
  } finally {
    await browser.close();
  }
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
  await page.click('.tile');
  const ofTile = await shown();
  await page.click('.filters button[type=reset]');
  await new Promise(resolve => setTimeout(resolve, 50));
  await browser.defaultBrowserContext().overridePermissions(new URL(address).origin, ['clipboard-read', 'clipboard-write']).catch(() => {});
  await page.evaluate(() => { document.addEventListener('copy', event => { window.copied = document.getSelection().toString() || document.activeElement.value; }); const own = navigator.clipboard?.writeText.bind(navigator.clipboard); if (own) navigator.clipboard.writeText = value => { window.copied = value; return own(value); }; });
  await page.click('.card .copy');
  await new Promise(resolve => setTimeout(resolve, 100));
  const copied = await page.evaluate(() => window.copied);
  return { found, count, rows, strangers, all, ofTile, copied };
}

main().catch(error => { console.error(error); process.exit(1); });
