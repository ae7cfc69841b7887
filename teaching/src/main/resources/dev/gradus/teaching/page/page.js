/*
 * The shell: one state, which is the link, and panels that ask the engine about it and draw its
 * answers. A panel is
 *   panel({id, place, question, looksAt, build, draw})
 * place: its number, and its key where it has no sign of its own, or '' for none; question: what the engine is asked, or a function that says it;
 * looksAt: keys of the link that it depends on beside those of the problem; build(body): called
 * once, for forms; draw(body, answer): called when something that it depends on has changed, the
 * visible panels first, the others when nothing else is to be done; ofTape: whether it shows any
 * tape, and needs no network.
 */
const panels = [];
/** A program that serves the page has a tape, but no network: of its panels those that say ofTape. */
const isServed = document.documentElement.dataset.engine === 'server';
const panel = described => {
  if (!isServed || described.ofTape) panels.push({looksAt: [], sign: String(described.place), build() {}, ...described});
};
const PROBLEM = ['points', 'predict', 'layers', 'act', 'seed', 'rate', 'w', 'error'];

const state = {
  values: new Map(),
  /** Of the link as it stands; some programs write , and ; as %2C and %3B. */
  read() {
    const text = location.hash.slice(1).replace(/%[0-9a-f]{2}/gi, sign => String.fromCharCode(parseInt(sign.slice(1), 16)));
    this.values = new Map(text.split('&').filter(part => part).map(part => {
      const at = part.indexOf('=');
      return [part.slice(0, at), part.slice(at + 1)];
    }));
  },
  /** With changes: keys with values; null takes a key out. */
  text(changes = {}) {
    const all = new Map(this.values);
    for (const [key, value] of Object.entries(changes)) {
      if (value === null) all.delete(key);
      else all.set(key, String(value));
    }
    return [...all].map(([key, value]) => `${key}=${value}`).join('&');
  },
  get(key) { return this.values.get(key); },
  /** Goes to another state, and shows it. */
  go(changes) {
    for (const [key, value] of Object.entries(changes)) {
      if (value === null) this.values.delete(key);
      else this.values.set(key, String(value));
    }
    this.write();
    return show();
  },
  /** Goes there unless the engine refuses it; gives why, or null. */
  async attempt(changes) {
    const {refused} = await ask('network', this.text(changes));
    if (refused !== undefined) return refused;
    await this.go(changes);
    return null;
  },
  /** Browsers bear a few changes of the link a second: only the last of many is written. */
  write() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => history.replaceState(null, '', '#' + this.text()), 250);
  },
};

/** The chosen entry of the long vector, which is one edge or bias of the network. */
const chosen = () => Number(state.get('i') ?? 0);
const choose = i => state.go({i});

/** Says something to those who cannot see it. */
const announce = text => { document.getElementById('status').textContent = text; };

let engine = null;
const answered = new Map(); // the last answers: panels may ask the same
/** The answer of the engine to a question about the state, or about another one. */
async function ask(question, about = state.text()) {
  const asked = question + '\n\n' + about;
  if (!answered.has(asked)) {
    if (answered.size > 20) answered.clear();
    answered.set(asked, JSON.parse(await engine(question, about)));
  }
  return answered.get(asked);
}

const isVisible = element => {
  const {top, bottom} = element.getBoundingClientRect();
  return bottom > -100 && top < innerHeight + 100;
};
const quiet = () => new Promise(then => globalThis.requestIdleCallback ? requestIdleCallback(then, {timeout: 500}) : setTimeout(then, 30));

let turn = 0;
/** Draws what is seen as the state has it, and begins with the rest when that is done. */
async function show() {
  const mine = ++turn;
  delete document.documentElement.dataset.ready;
  const {error = '?'} = await ask('error');
  if (mine !== turn) return; // the state has moved on
  const isSheet = stand();
  document.getElementById('total').textContent = isSheet ? '' : say('total', {error});
  for (const p of panels.filter(p => p.section.isConnected && isVisible(p.section))) {
    if (mine !== turn) return;
    await refresh(p);
  }
  if (mine === turn) showRest(mine);
}
/** A worksheet stands alone: nothing else is in the document, so no number that it asks for. */
function stand() {
  const place = document.getElementById('panels');
  const sheet = panels.find(p => p.id === 'sheet'); // which a program's own tape has not
  const isSheet = sheet !== undefined && state.get('sheet') !== undefined;
  if (sheet) sheet.section.hidden = !isSheet;
  if (place.classList.contains('asSheet') === isSheet) return isSheet;
  place.classList.toggle('asSheet', isSheet);
  place.replaceChildren(...panels.filter(p => !isSheet || p === sheet).map(p => p.section));
  return isSheet;
}
async function showRest(mine) {
  for (const p of panels.filter(p => p.section.isConnected)) {
    if (p.drawn !== about(p)) await quiet();
    if (mine !== turn) return;
    await refresh(p);
  }
  document.documentElement.dataset.ready = 'yes';
}

const questionOf = p => typeof p.question === 'function' ? p.question() : p.question;
const about = p => JSON.stringify([questionOf(p), ...[...PROBLEM, ...p.looksAt].map(key => state.get(key) ?? null)]);

async function refresh(p) {
  const now = about(p);
  if (p.drawn === now) return;
  const answer = await ask(questionOf(p));
  if (now !== about(p)) return;
  p.drawn = now;
  const [refusal, body] = p.section.querySelectorAll(':scope > .refusal, :scope > .body');
  const isRefused = answer.refused !== undefined;
  refusal.hidden = !isRefused;
  body.hidden = isRefused;
  if (isRefused) refusal.replaceChildren(say('refused', {why: answer.refused}), ' ', button('restart', restart));
  else await p.draw(body, answer);
}

const restart = () => {
  state.values.clear();
  return state.go({});
};

/** Draws all panels, seen or not. */
async function drawAll() {
  for (const p of panels.filter(p => p.section.isConnected)) await refresh(p);
}
async function printAll() {
  await drawAll();
  print();
}

const keys = [];
/** A key that does something, wherever the focus is, but where text is typed. */
const key = (sign, words, run) => keys.push({sign, words, run});

function pressed(event) {
  const typed = event.target.closest?.('input:not([type=range], [type=checkbox], [type=radio]), textarea, select');
  if (typed || event.ctrlKey || event.metaKey || event.altKey || state.get('keys') === 'off') return;
  const found = keys.find(k => k.sign === event.key);
  if (!found) return;
  event.preventDefault();
  found.run();
}

async function goTo(id) {
  if (state.get('sheet') && id !== 'sheet') await state.go({sheet: null}); // which hides all else
  const target = document.getElementById(id);
  target.focus({preventScroll: true});
  target.scrollIntoView({block: 'start'});
}

function showKeys() {
  const dialog = document.getElementById('keys');
  const isOn = make('input', {type: 'checkbox', id: 'keys-on', onchange: () => state.go({keys: isOn.checked ? null : 'off'})});
  isOn.checked = state.get('keys') !== 'off';
  dialog.replaceChildren(make('h2', {id: 'keys-title'}, say('keys.title')), make('p', {}, say('keys.about')),
    make('dl', {}, keys.map(k => [make('dt', {}, make('kbd', {}, k.sign)), make('dd', {}, k.words)])),
    make('p', {}, isOn, ' ', make('label', {for: 'keys-on'}, say('keys.on'))),
    button('close', () => dialog.close()));
  dialog.showModal();
}

async function copyLink() {
  const link = location.href.replace(/#.*/, '') + '#' + state.text({done: null}); // what one has answered stays here
  try {
    await navigator.clipboard.writeText(link);
    announce(say('link.copied'));
  } catch { // where the browser keeps the clipboard to itself, the learner copies by hand
    const dialog = document.getElementById('keys');
    const shown = make('input', {id: 'link-text', readonly: '', value: link, onfocus: () => shown.select()});
    dialog.replaceChildren(make('h2', {id: 'keys-title'}, say('link')), make('p', {},
      make('label', {for: 'link-text'}, say('link.byHand')), ' ', shown), button('close', () => dialog.close()));
    dialog.showModal();
    shown.focus();
  }
}

/** The engine's classes, as they stand in the page. */
const classes = () => unpack(Uint8Array.from(atob(document.getElementById('classes').textContent), c => c.charCodeAt(0)));

/** Makes the places of the panels, before there is an engine. */
function lay() {
  for (const element of document.querySelectorAll('[data-say]')) element.textContent = say(element.dataset.say);
  for (const element of document.querySelectorAll('[data-label]')) element.setAttribute('aria-label', say(element.dataset.label));
  panels.sort((p, q) => p.place - q.place);
  for (const p of panels) {
    const title = say(p.id + '.title');
    p.section = make('section', {id: p.id, tabindex: -1, 'aria-labelledby': p.id + '-title'},
      make('h2', {id: p.id + '-title'}, p.sign ? make('span', {class: 'number'}, p.sign) : [], title),
      make('p', {class: 'refusal', hidden: ''}), make('div', {class: 'body'}));
    document.getElementById('panels').append(p.section);
    if (!p.sign) continue;
    document.getElementById('nav').append(make('a', {href: '#' + p.id, 'data-go': p.id, title}, make('span', {class: 'number'}, p.sign),
      make('span', {class: 'name'}, title)));
    key(p.sign, title, () => goTo(p.id));
  }
  for (const p of panels) p.build(p.section.querySelector('.body'));
  key('?', say('keys.title'), showKeys);
  document.addEventListener('click', event => {
    const link = event.target.closest('[data-go]');
    if (!link) return;
    event.preventDefault(); // what stands behind the # is the state
    goTo(link.dataset.go);
  });
  for (const [id, run] of Object.entries({link: copyLink, print: printAll, help: showKeys})) document.getElementById(id).addEventListener('click', run);
  addEventListener('keydown', pressed);
  // on paper nothing scrolls: a formula that is too long for it even when small is left out, its parts stand in the table below
  addEventListener('beforeprint', () => document.querySelectorAll('.formula').forEach(f => f.classList.toggle('long', f.firstChild.getBoundingClientRect().width > 1400)));
}

async function start() {
  addEventListener('unhandledrejection', event => announce(say('broken', {why: String(event.reason)})));
  lay();
  let why = '';
  const found = isServed ? engineOfServer : await engineFromWasm(classes()).catch(problem => {
    why = String(problem);
    return null;
  });
  engine = found ?? engineOfFrames();
  state.read();
  addEventListener('hashchange', () => { state.read(); show(); });
  addEventListener('scroll', () => { if (!document.documentElement.dataset.ready) show(); }, {passive: true});
  await show();
  if (found === null) document.documentElement.dataset.recorded = 'yes';
  announce(found === null ? say('recorded', {why}) : say('ready'));
}
