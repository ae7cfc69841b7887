// The page in a real browser: node browser.mjs TASK chromium page.html [files …]; prints what is wrong.
import {readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {firefox} from './firefox.mjs';
import {learner} from './learner.mjs';

const [task, modules, chromium, page, ...files] = process.argv.slice(2);
const require = createRequire(pathToFileURL(join(modules, 'package.json')));
const {chromium: driver} = require('playwright-core');
const url = pathToFileURL(page).href;
const flags = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-quic'];
const browser = await driver.launch({executablePath: chromium, args: flags});
const wrong = [];

async function opened(options = {}, address = url) {
  const context = await browser.newContext({viewport: {width: 1200, height: 900}, ...options});
  const tab = await context.newPage();
  tab.on('pageerror', error => wrong.push('error: ' + error.message));
  tab.on('console', message => { if (message.type() === 'error') wrong.push('console: ' + message.text()); });
  tab.on('request', request => {
    if (!/^(file|data|about|blob):/.test(request.url())) wrong.push('request: ' + request.url());
  });
  await tab.goto(address);
  return tab;
}
const ready = tab => tab.waitForFunction(() => document.documentElement.dataset.ready, null, {timeout: 60000});

const tasks = {
  /** Answers [[question, state], …] as the page's engine gives them. */
  async answers() {
    const tab = await opened();
    await ready(tab);
    const asked = JSON.parse(readFileSync(files[0], 'utf8'));
    const answers = await tab.evaluate(async all => {
      const found = [];
      for (const [question, state] of all) found.push(await engine(question, state));
      return found;
    }, asked);
    writeFileSync(files[1], JSON.stringify(answers));
  },

  /** Opens the page from disk, and in a frame that may only run scripts. */
  async alone() {
    const tab = await opened();
    await ready(tab);
    if (await tab.evaluate(() => document.documentElement.dataset.ready) !== 'yes') wrong.push('not ready: ' + await tab.textContent('#status'));
    const framed = await browser.newPage();
    framed.on('pageerror', error => wrong.push('error in a frame: ' + error.message));
    await framed.setContent('<iframe sandbox="allow-scripts" width="1200" height="800"></iframe>');
    await framed.evaluate(html => { document.querySelector('iframe').srcdoc = html; }, readFileSync(page, 'utf8'));
    const frame = await (await framed.$('iframe')).contentFrame();
    await frame.waitForFunction(() => document.documentElement.dataset.ready === 'yes', null, {timeout: 60000})
      .catch(error => wrong.push('in a frame: ' + error.message));
  },

  /** Without the kind of WebAssembly that the classes need: recorded answers, and a sentence. */
  async recorded() {
    const context = await browser.newContext({viewport: {width: 1200, height: 900}});
    await context.addInitScript(() => { delete globalThis.WebAssembly; });
    const tab = await context.newPage();
    tab.on('pageerror', error => wrong.push('error: ' + error.message));
    await tab.goto(url);
    await ready(tab);
    const status = await tab.textContent('#status');
    if (!status.includes('recorded')) wrong.push('it does not say that answers are recorded: ' + status);
    const refused = await tab.evaluate(() => [...document.querySelectorAll('section')].filter(s => !s.querySelector('.refusal').hidden).map(s => s.id));
    // with these, which hold formulas for each entry, the file would be twice as large
    const large = ['path', 'slope', 'truth', 'zero'];
    if (String(refused) !== String(large)) wrong.push('not recorded: ' + refused);
    await tab.evaluate(() => state.go({i: 3}));
    await ready(tab);
    const after = await tab.evaluate(() => [...document.querySelectorAll('section')].filter(s => !s.querySelector('.refusal').hidden).map(s => s.id));
    if (String(after) !== String(large)) wrong.push('not recorded for another entry: ' + after);
    await tab.evaluate(() => state.go({sheet: 'gaps'}));
    await ready(tab);
    if (!await tab.locator('#sheet .refusal').isVisible()) wrong.push('it does not say that there is no worksheet');
    const plain = await browser.newContext({javaScriptEnabled: false});
    const without = await plain.newPage();
    await without.goto(url);
    if (!(await without.textContent('noscript')).includes('E = 0.')) wrong.push('without scripts there is no E');
  },

  /** No number is made by a script: with marks for the digits of answers only marks are seen. */
  async marks() {
    const tab = await opened();
    await ready(tab);
    const seen = await tab.evaluate(async () => {
      const names = ['key', 'step', 'steps', 'go']; // of sentences and of what a link holds
      const marked = value => typeof value === 'string' ? value.replace(/[0-9]/g, '#')
        : Array.isArray(value) ? value.map(marked)
        : value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, v]) => [key, names.includes(key) ? v : marked(v)])) : value;
      const real = engine;
      engine = async (question, about) => JSON.stringify(marked(JSON.parse(await real(question, about))));
      answered.clear();
      for (const p of panels) { p.drawn = undefined; p.section.querySelectorAll('details').forEach(d => { d.open = true; }); }
      const own = new Set(Object.values(words).flatMap(sentence => sentence.match(/[0-9]+([.][0-9]+)?/g) ?? []));
      const found = [];
      const {steps} = JSON.parse(await real('path', ''));
      for (const step of [null, ...steps]) {
        await state.go({step});
        await new Promise(then => { const wait = () => document.documentElement.dataset.ready === 'yes' ? then() : setTimeout(wait, 50); wait(); });
        for (const body of document.querySelectorAll(step === null ? 'section .body' : '#path .body')) {
          const walk = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const {parentElement, data} = walk.currentNode;
            if (parentElement.closest('option, [data-count], code')) continue;
            for (const number of data.match(/[0-9]+([.][0-9]+)?/g) ?? []) {
              const isPlace = /^[0-9]+$/.test(number) && Number(number) <= 200; // of a point, an entry, a bug: counted, not computed
              if (!own.has(number) && !isPlace) found.push(`${body.parentElement.id}: ${number} in "${data.slice(0, 80)}"`);
            }
          }
        }
      }
      return [...new Set(found)];
    });
    wrong.push(...seen);
  },

  /** Rules that a program can check, at a telephone's and a desk's width, in light and dark. */
  async axe() {
    const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
    for (const width of [390, 1200]) {
      for (const colorScheme of ['light', 'dark']) {
        const tab = await opened({viewport: {width, height: 900}, colorScheme, bypassCSP: true, reducedMotion: 'reduce'});
        await ready(tab);
        await tab.evaluate(axe);
        const all = await tab.evaluate(async () => JSON.parse(await engine('path', '')).steps);
        const steps = (width === 390) === (colorScheme === 'light') ? all : ['1', '4'];
        // the whole page, then what a step adds, with a wrong answer and without
        for (const place of [{}, ...steps.map(step => ({step})), {step: null, sheet: 'gaps'}]) {
          await tab.evaluate(changes => state.go(changes), place); // which draws what is seen
          if (!place.step) await ready(tab);
          if (place.step) await tab.evaluate(() => { document.querySelector('#path [name=path]').value ||= '7'; document.querySelector('#path form')?.requestSubmit(); });
          const about = `${width} ${colorScheme} ${JSON.stringify(place)}`;
          const {violations} = await tab.evaluate(where => globalThis.axe.run(where, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}), place.step ? '#path' : 'html');
          for (const v of violations) wrong.push(`${about}: ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(' | ')}`);
          const wide = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          if (wide > 0) wrong.push(`${about}: the page is ${wide} px wider than the window`);
        }
      }
    }
  },

  /** A worksheet with gaps holds no answer, in no text and no attribute; on paper nothing is cut off. */
  async paper() {
    const tab = await opened({}, url + '#sheet=gaps');
    await ready(tab);
    const html = () => tab.evaluate(() => document.documentElement.outerHTML.replace(/<script[^]*?<[/]script>|<noscript[^]*?<[/]noscript>/g, ''));
    const answers = await tab.evaluate(async () => {
      const {vector, slope, forwards, backwards, network} = JSON.parse(await engine('sheet', 'sheet=answers'));
      return [network.error, slope.total, slope.tape, ...vector.entries.flatMap(of => [of.slope, of.after]), ...slope.rows.map(row => row.value),
        ...slope.sums.map(sum => sum.value), ...[...forwards, ...backwards].flatMap(row => row.columns.map(of => of.value))];
    });
    const there = answers.filter(number => number.length > 4);
    if (there.length < 80) wrong.push('there are only ' + there.length + ' answers');
    const holds = async kind => {
      const text = await html();
      return there.filter(number => text.includes('>' + number + '<') || text.includes(number + ')') || text.includes('= ' + number));
    };
    for (const number of await holds()) wrong.push('a worksheet with gaps holds ' + number);
    await tab.getByRole('button', {name: 'with answers'}).click();
    await ready(tab);
    if ((await holds()).length < there.length) wrong.push('a worksheet with answers lacks some');
    await tab.evaluate(() => state.go({sheet: null}));
    await ready(tab);
    await tab.evaluate(() => state.go({sheet: 'gaps'})); // the panels were drawn by now
    await ready(tab);
    for (const number of await holds()) wrong.push('opened from the page, a worksheet with gaps holds ' + number);
    await tab.emulateMedia({media: 'print'});
    for (const [paper, width] of [['A4', 687], ['Letter', 710]]) { // between margins of 14 mm
      await tab.setViewportSize({width, height: 900});
      for (const place of ['', '#as=numbers&layers=2-4-4-1&at=30', '#sheet=gaps', '#sheet=answers&layers=2-4-4-1', '#see=factors', '#see=matrices']) {
        await tab.evaluate(hash => { location.hash = hash; state.read(); return show(); }, place);
        await ready(tab);
        const cut = await tab.evaluate(() => {
          dispatchEvent(new Event('beforeprint'));
          const most = document.documentElement.clientWidth + 1;
          return [...document.querySelectorAll('main *')].filter(e => e.checkVisibility() && e.getBoundingClientRect().right > most && !e.closest('.unseen'))
            .map(e => `${e.closest('section').id}: ${e.tagName} ${e.className.baseVal ?? e.className} ${Math.round(e.getBoundingClientRect().right)}`);
        });
        wrong.push(...cut.slice(0, 4).map(what => `${paper} ${place}: cut off: ${what}`));
      }
    }
  },

  /** Links and pasted texts that were damaged, or made to do harm: [[state, pasted], …]. */
  async harm() {
    const tab = await opened();
    await ready(tab);
    const slow = await tab.evaluate(async all => {
      const found = [];
      globalThis.harmed = false;
      for (const [link, pasted] of all) {
        const before = performance.now();
        location.hash = '#' + link;
        await show();
        if (pasted !== '') await engine('edit\npaste\n' + pasted, '');
        const took = performance.now() - before;
        if (took > 1000) found.push(`${took.toFixed(0)} ms for ${link.slice(0, 200)} and ${pasted.slice(0, 100)}`);
        if (globalThis.harmed) { found.push('a script ran: ' + link); globalThis.harmed = false; }
      }
      return found;
    }, JSON.parse(readFileSync(files[0], 'utf8')));
    wrong.push(...slow);
  },
};

const walked = learner({opened, ready, wrong, url});
Object.assign(tasks, {keyboard: walked.keyboard, links: () => walked.links(JSON.parse(readFileSync(files[0], 'utf8')))});

/** In another browser: the same bits, and the whole path by its keys. */
tasks.firefox = async () => {
  const {tab, end} = await firefox(files[0], wrong);
  try {
    await tab.goto(url);
    await ready(tab);
    const asked = JSON.parse(readFileSync(files[1], 'utf8'));
    writeFileSync(files[2], JSON.stringify(await tab.evaluate(async all => {
      const found = [];
      for (const [question, state] of all) found.push(await engine(question, state));
      return found;
    }, asked)));
    await tab.goto('about:blank');
    await learner({opened: async () => { await tab.goto(url); return tab; }, ready, wrong, url}).keyboard();
  } finally {
    end();
  }
};

try {
  await tasks[task]();
} catch (error) {
  wrong.push(error.stack);
} finally {
  await browser.close();
}
if (wrong.length > 0) {
  console.log(wrong.join('\n'));
  process.exit(1);
}
