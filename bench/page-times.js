'use strict';
// How long a page's reader waits, in milliseconds: for the page, for each letter of a search, for a filter, for all again: for those in view, and for the last.
//   node page-times.js CHROMIUM URL SEARCH, as bench/report-page does
const puppeteer = require('puppeteer-core');

const [chromium, url, search] = process.argv.slice(2);

(async () => {
  const browser = await puppeteer.launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-gpu'] });
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  const start = process.hrtime.bigint();
  await page.goto(url, { waitUntil: 'load' });
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve))));
  const load = Number(process.hrtime.bigint() - start) / 1e6;
  const wait = (name, value) => page.evaluate((name, value) => new Promise(resolve => {
    const begin = performance.now();
    const element = name === 'search' ? document.getElementById('search') : document.querySelector(`select[name=${name}]`);
    element.value = value;
    element.dispatchEvent(new Event('input', { bubbles: true }));
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begin)));
  }), name, value);
  const letters = [];
  for (let i = 1; i <= search.length; i++) letters.push(await wait('search', search.slice(0, i)));
  const begun = await page.evaluate(() => performance.now());
  const again = await wait('search', '');
  const all = await page.evaluate(begin => new Promise(resolve => {
    const look = () => (document.querySelector('.card[hidden], [data-gateways][hidden]') ? requestAnimationFrame(look) : resolve(performance.now() - begin));
    look();
  }), begun);
  const state = await wait('state', await page.$eval('select[name=state] option:nth-child(2)', option => option.value));
  console.log(JSON.stringify({ load, longestLetter: Math.max(...letters), filter: state, again, all }));
  await browser.close();
})().catch(error => { console.error(error); process.exit(1); });
