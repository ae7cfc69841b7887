// The learning path as somebody without a mouse walks it: nothing but keys, and what the screen reader is told.
export const learner = ({opened, ready, wrong, url}) => {
  const status = tab => tab.textContent('#status');
  const must = (holds, what) => { if (!holds) wrong.push(what); };

  /** What has the focus, and whether somebody sees that. */
  const focus = tab => tab.evaluate(() => {
    const e = document.activeElement;
    const {top, bottom, left, right, width, height} = e.getBoundingClientRect();
    const bar = document.getElementById('bar');
    const edge = bar.getBoundingClientRect();
    const under = edge.top <= 0 && !bar.contains(e) ? edge.bottom : 0; // where it sticks
    const isRung = getComputedStyle(e).outlineStyle !== 'none' || e.closest('svg') !== null; // pictures ring what is chosen in their own way
    return {tag: e.tagName, id: e.id, key: e.dataset?.key ?? '', name: e.name ?? '', section: e.closest?.('section')?.id ?? '', isLost: e === document.body,
      isSeen: width > 0 && height > 0 && bottom > under && top < innerHeight && right > 0 && left < innerWidth && (e.matches(':focus-visible') ? isRung : true)};
  });
  const here = async (tab, after) => {
    const now = await focus(tab);
    must(!now.isLost, `the focus is lost after ${after}`);
    must(now.isSeen, `the focus is not seen after ${after}: ${JSON.stringify(now)}`);
    return now;
  };
  /** Tab, or Shift+Tab, until something has the focus. */
  async function walk(tab, what, isThere, sign = 'Tab') {
    for (let k = 0; k < 80; k++) {
      await tab.keyboard.press(sign);
      const now = await here(tab, `${sign} to ${what}`);
      if (isThere(now)) return now;
    }
    throw new Error(`${what} is not reached by ${sign}`);
  }
  const settled = async tab => {
    await ready(tab);
    await tab.waitForTimeout(50);
  };
  const press = async (tab, sign) => {
    await tab.keyboard.press(sign);
    await settled(tab);
  };
  const verdict = async (tab, sign, about) => {
    await tab.waitForFunction(s => document.querySelector('#path .said')?.textContent.startsWith(s), sign, {timeout: 5000})
      .catch(async () => wrong.push(`${about}: no ${sign} but ${await tab.textContent('#path .said')}`));
    must((await status(tab)).startsWith(sign), `${about}: a screen reader is not told ${sign}: ${await status(tab)}`);
  };

  async function answerByChoice(tab, step) {
    const rights = await tab.evaluate(async () => {
      const all = [...document.querySelectorAll('#path [type=radio]')];
      return Promise.all(all.map(async radio => JSON.parse(await engine('path\n' + radio.value, state.text())).verdict.isRight));
    });
    await walk(tab, 'the choices', now => now.name === 'path');
    let at = 0;
    await tab.keyboard.press('Space');
    for (const [to, sign] of [[rights.indexOf(false), '✗'], [rights.indexOf(true), '✓']]) {
      if (to < 0) continue; // differences with every h may be equally good
      for (; at < to; at++) await tab.keyboard.press('ArrowDown');
      for (; at > to; at--) await tab.keyboard.press('ArrowUp');
      await here(tab, 'arrows');
      await walk(tab, 'Check', now => now.key === 'path.check');
      await tab.keyboard.press('Enter');
      await verdict(tab, sign, `step ${step}, choice ${to}`);
      must((await here(tab, 'Check')).key === 'path.check', `step ${step}: Check loses the focus`);
      if (sign === '✗') await walk(tab, 'the choices', now => now.name === 'path', 'Shift+Tab');
    }
  }
  async function answerByNumber(tab, step) {
    const right = await tab.evaluate(async () => JSON.parse(await engine('path\n?', state.text())).verdict.parts.answer);
    await walk(tab, 'the answer', now => now.id === 'path-answer');
    for (const [typed, sign] of [['12345', '✗'], [right, '✓']]) {
      await tab.keyboard.press('Control+A');
      await tab.keyboard.type(typed);
      await tab.keyboard.press('Enter');
      await verdict(tab, sign, `step ${step}, ${typed}`);
      must((await here(tab, 'Enter')).id === 'path-answer', `step ${step}: the answer loses the focus`);
    }
  }

  /** The player of the tape, by its arrows and by the keys that work everywhere. */
  async function tape(tab) {
    await press(tab, '4');
    must((await here(tab, '4')).id === 'tape', 'the key 4 does not lead to the tape');
    await walk(tab, 'the player', now => now.section === 'tape' && now.tag === 'BUTTON');
    const at = () => tab.evaluate(() => Number(state.get('at')));
    const end = await tab.evaluate(() => Number(document.getElementById('tape-at').max));
    for (const [sign, to] of [['ArrowRight', 1], ['ArrowRight', 2], ['ArrowLeft', 1], ['End', end], ['[', end - 1], [']', end], ['Home', 0]]) {
      await press(tab, sign);
      must(await at() === to, `${sign} leads to ${await at()}, not ${to}`);
      must((await status(tab)).startsWith(`Step ${to} of ${end}`), `${sign}: a screen reader is told “${await status(tab)}”`);
      await here(tab, sign);
    }
  }
  async function steps(tab) {
    const error = () => tab.textContent('#total');
    const before = await error();
    await press(tab, '3');
    await press(tab, 's');
    must((await status(tab)).startsWith('One step: E fell from'), 'the key s: ' + await status(tab));
    must(await error() !== before, 'the key s takes no step');
    await press(tab, 'r');
    must(/^\d+ steps: E is/.test(await status(tab)), 'the key r: ' + await status(tab));
    await press(tab, '0');
    must(await error() === before, `the key 0 leads to ${await error()}, not ${before}`);
    await here(tab, '0');
  }

  return {
    /** From opening the page to the last answer without a mouse, and all keys of the page. */
    async keyboard() {
      const tab = await opened({reducedMotion: 'reduce'});
      await settled(tab);
      await press(tab, 'Tab');
      must((await here(tab, 'the first Tab')).tag === 'A', 'the first Tab does not lead to the skip link');
      await walk(tab, 'Begin', now => now.key === 'path.begin');
      await press(tab, 'Enter');
      const all = await tab.evaluate(async () => JSON.parse(await engine('path', '')).steps);
      for (const step of all) {
        await tab.waitForFunction(s => state.get('step') === s && document.activeElement.id === 'path', step, {timeout: 5000})
          .catch(async () => wrong.push(`step ${step} does not begin at its question: ${JSON.stringify(await focus(tab))}`));
        await settled(tab);
        await here(tab, 'step ' + step);
        if (step === '2' || step === '5') { // look about, and come back
          await (step === '2' ? tape : steps)(tab);
          await press(tab, 'p');
          must((await here(tab, 'p')).id === 'path', 'the key p does not lead to the path');
        }
        if (await tab.locator('#path-answer').count()) await answerByNumber(tab, step);
        else await answerByChoice(tab, step);
        await walk(tab, 'the next question', now => now.key === 'path.next' || now.key === 'path.end');
        await press(tab, 'Enter');
      }
      await tab.waitForTimeout(400);
      const link = await tab.evaluate(() => location.hash);
      must(link.includes('done=' + all.join('.')) && !link.includes('step='), 'at the end the link is ' + link);
      for (let k = 1; k <= 9; k++) {
        await press(tab, String(k));
        const now = await here(tab, 'the key ' + k);
        must(now.tag === 'SECTION' && now.id === await tab.evaluate(n => panels.find(p => p.sign === n).id, String(k)), `the key ${k} leads to ${now.id}`);
      }
      await press(tab, '?');
      must(await tab.evaluate(() => document.getElementById('keys').open), 'the key ? opens nothing');
      await press(tab, 'Escape');
      must(!await tab.evaluate(() => document.getElementById('keys').open), 'Escape does not close the keys');
      await here(tab, 'Escape');
      await everything(tab);
    },

    /** Links of the guides, one a line: each opens, and shows what it says. */
    async links(links) {
      const tab = await opened({reducedMotion: 'reduce'});
      for (const link of links) {
        await tab.goto('about:blank'); // else it would not be opened anew
        await tab.goto(url + link);
        await settled(tab);
        await tab.waitForFunction(() => !state.get('step') || state.get('sheet') || document.activeElement.id === 'path', null, {timeout: 3000}).catch(() => {});
        const seen = await tab.evaluate(() => ({refused: [...document.querySelectorAll('.refusal')].filter(e => !e.hidden).map(e => e.textContent), step: state.get('step') ?? null,
          now: document.querySelector('#path [aria-current]')?.dataset.key ?? null, asks: document.getElementById('path-question')?.textContent ?? '', sheet: !document.getElementById('sheet')?.hidden,
          isForm: document.querySelector('#path form') !== null, gaps: document.querySelectorAll('#sheet .gap').length, focus: document.activeElement.id}));
        must(seen.refused.length === 0, `${link}: ${seen.refused}`);
        const step = /(?:#|&)step=(\w+)/.exec(link)?.[1] ?? null;
        const sheet = /(?:#|&)sheet=(\w+)/.exec(link)?.[1] ?? null;
        must(seen.step === step && (step === null || seen.now === 'step ' + step[0] && seen.isForm && seen.asks.length > 40 && seen.focus === 'path'), `${link}: ${JSON.stringify(seen)}`);
        const top = () => { const {y} = document.getElementById('path').getBoundingClientRect(); return y >= 0 && y < innerHeight / 2; };
        if (step !== null && sheet === null) must(await tab.waitForFunction(top, null, {timeout: 3000}).then(() => true, () => false), `${link}: the question is not where one looks`);
        must(seen.sheet === (sheet !== null) && (seen.gaps > 0) === (sheet === 'gaps'), `${link}: ${JSON.stringify(seen)}`);
      }
    },
  };

  /** Tab goes through all there is and out again: nothing holds it, and it never stays where it is. */
  async function everything(tab) {
    await tab.evaluate(() => document.querySelector('.skip').focus());
    const seen = new Set();
    let last = '';
    for (let k = 0; k < 1500; k++) {
      await tab.keyboard.press('Tab');
      const now = await tab.evaluate(() => {
        const e = document.activeElement;
        if (e === document.body) return null;
        globalThis.places ??= new Map();
        if (!places.has(e)) places.set(e, places.size);
        return String(places.get(e));
      });
      if (now === null || now === '0' && seen.size > 20) break; // past the end
      must(now !== last, `Tab stays at ${JSON.stringify(await focus(tab))}`);
      last = now;
      if (seen.has(now)) return wrong.push(`Tab goes round within ${JSON.stringify(await focus(tab))}`);
      seen.add(now);
      if (k % 5 === 0) await here(tab, 'Tab');
    }
    const sections = await tab.evaluate(() => [...new Set([...places.keys()].map(e => e.closest('section')?.id).filter(Boolean))]);
    must(sections.length >= 9, 'Tab comes only to ' + sections);
    must(seen.size > 60, `Tab comes only to ${seen.size} places`);
  }
};
