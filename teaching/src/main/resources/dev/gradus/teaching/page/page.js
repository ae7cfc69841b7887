/*
 * The page: one state, which is the link, and panels that ask the engine about it and draw the
 * answer. Texts of answers and of the link are put in as text, never as markup.
 */
const say = (key, parts = {}) => {
  const sentence = words[key];
  if (sentence === undefined) throw new Error(`words.js has no ${key}`);
  return sentence.replace(/\{(\w+)\}/g, (all, name) => parts[name] ?? all);
};

/** An element with attributes and children; a string becomes a text. */
const make = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);
const SVG = 'http://www.w3.org/2000/svg';
const draw = (tag, attributes = {}, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);
const MATH = 'http://www.w3.org/1998/Math/MathML';
const write = (tag, attributes = {}, ...children) => fill(document.createElementNS(MATH, tag), attributes, children);
function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined));
  return element;
}

const panels = [];
const panel = described => panels.push(described);

const state = {
  text: () => decodeURIComponent(location.hash.slice(1)),
  all: () => new Map(state.text().split('&').filter(part => part).map(part => {
    const at = part.indexOf('=');
    return [part.slice(0, at), part.slice(at + 1)];
  })),
  get: key => state.all().get(key),
  /** Goes to another state: keys with values; null takes a key out. */
  go(changes) {
    const all = state.all();
    for (const [key, value] of Object.entries(changes)) {
      if (value === null) all.delete(key);
      else all.set(key, String(value));
    }
    const text = [...all].map(([key, value]) => `${key}=${value}`).join('&');
    history.replaceState(null, '', '#' + text);
    show();
  },
};

let engine = null;
/** The answer of the engine to a question about the state, or about another one. */
const ask = async (question, about = state.text()) => JSON.parse(await engine(question, about));

let shown = 0;
async function show() {
  const mine = ++shown;
  for (const p of panels) {
    const answer = await ask(p.question);
    if (mine !== shown) return; // the state has moved on
    if (answer.refused !== undefined) {
      document.getElementById('status').textContent = say('refused', {why: answer.refused});
      return;
    }
    p.draw(document.getElementById(p.id), answer);
  }
}

async function classes() {
  const text = document.getElementById('classes').textContent;
  const packed = Uint8Array.from(atob(text), c => c.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}

async function start() {
  for (const element of document.querySelectorAll('[data-say]')) element.textContent = say(element.dataset.say);
  const main = document.getElementById('panels');
  for (const p of panels) {
    main.append(make('section', {id: p.id, 'aria-labelledby': p.id + '-title'},
      make('h2', {id: p.id + '-title'}, say(p.id + '.title')), make('div', {class: 'body'})));
  }
  engine = await engineFromWasm(await classes());
  addEventListener('hashchange', show);
  await show();
  document.documentElement.dataset.ready = 'yes';
}
