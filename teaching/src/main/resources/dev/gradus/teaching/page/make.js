/* What panels draw with. Texts of answers and of links are put in as text, never as markup. */
const say = (key, parts = {}) => {
  const sentence = words[key];
  if (sentence === undefined) throw new Error(`words.js has no ${key}`);
  return sentence.replace(/\{(\w+)\}/g, (all, name) => parts[name] ?? all);
};

/** An element with attributes and children; a string becomes a text, what is null is left out. */
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
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined));
  return element;
}

/** Puts other children into an element; what had the focus keeps it, known by its data-key. */
function put(element, ...children) {
  const active = document.activeElement;
  const key = element.contains(active) ? active.dataset.key : undefined;
  element.replaceChildren(...children.flat(Infinity).filter(child => child !== null && child !== undefined));
  if (key !== undefined) element.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({preventScroll: true});
}

/** Puts children that are made anew only when what they are made of has changed. */
function keep(element, of, children) {
  const text = JSON.stringify(of);
  if (element.madeOf === text) return;
  element.madeOf = text;
  put(element, children());
}

/** What is folded away, and made when it is opened: unfold(details, children). */
function folded(key, attributes = {}) {
  const details = make('details', {...attributes, ontoggle: () => details.open && details.make?.()}, make('summary', {}, say(key)), make('div', {}));
  return details;
}
function unfold(details, children) {
  details.make = () => {
    details.make = null;
    put(details.lastElementChild, children());
  };
  if (details.open) details.make();
}

const button = (key, onclick, attributes = {}) =>
  make('button', {type: 'button', 'data-key': key, onclick, ...attributes}, say(key));

/** A field with its label: of a select, options are pairs of value and text. */
function field(key, attributes, options = null) {
  const id = key.replaceAll('.', '-');
  const input = options === null ? make('input', {id, ...attributes})
    : make('select', {id, ...attributes}, options.map(([value, text]) => make('option', {value}, text)));
  return make('p', {class: 'field'}, make('label', {for: id}, say(key)), input);
}

/** What a formula at the head of a row is called, for those who hear the table. */
const spoken = element => {
  const text = element.getAttribute?.('alttext') ?? null;
  if (text !== null) element.setAttribute('aria-hidden', 'true');
  return text === null ? null : make('span', {class: 'unseen'}, text);
};

/** A table: titles are elements or texts, rows hold one for each; the first of a row is its head. */
const table = (caption, titles, rows) => make('table', {}, make('caption', {}, caption),
  make('thead', {}, make('tr', {}, titles.map(title => make('th', {scope: 'col'}, title, spoken(title))))),
  make('tbody', {}, rows.map(([first, ...rest]) =>
    make('tr', {}, make('th', {scope: 'row'}, first, spoken(first)), rest.map(cell => make('td', {}, cell))))));

/** What is wide scrolls in its own place, by keyboard too. */
const scroller = (label, ...children) =>
  make('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': label, 'data-key': 'scroll ' + label}, children);

/** The name of an entry, as w_21^(1), in mathematics; before it may stand more, as ∂E/∂. */
function entry(name) {
  const [, letter, below, above] = /^([^_^]*)(?:_([^^]*))?(?:\^(.*))?$/.exec(name);
  const base = write('mi', {}, letter);
  const sub = below === undefined ? null : write('mn', {}, below);
  const sup = above === undefined ? null : write('mtext', {}, above);
  if (sub && sup) return write('msubsup', {}, base, sub, sup);
  if (sub) return write('msub', {}, base, sub);
  return sup ? write('msup', {}, base, sup) : base;
}
const formula = (text, ...children) => write('math', {alttext: text}, children);
const named = name => formula(name, entry(name));
const slopeBy = name => formula('∂E/∂' + name, write('mfrac', {},
  write('mrow', {}, write('mi', {}, '∂'), write('mi', {}, 'E')),
  write('mrow', {}, write('mi', {}, '∂'), entry(name))));

const MATHS = ['math', 'mi', 'mn', 'mo', 'mrow', 'mfrac', 'msup', 'msub', 'msubsup', 'mover', 'munder', 'msqrt', 'mtable', 'mtr', 'mtd', 'mtext'];
/** A formula of an answer: its markup is read as data, and only what formulas are made of is made. */
function mathematics(markup) {
  const copy = node => node.nodeType === Node.TEXT_NODE ? node.data
    : MATHS.includes(node.localName) ? write(node.localName, {accent: node.getAttribute('accent')}, [...node.childNodes].map(copy)) : null;
  return copy(new DOMParser().parseFromString(markup, 'application/xml').documentElement);
}

/** A matrix with its name: rows are points where they have numbers. A single number is a matrix of one. */
const matrix = (name, {shape, points, rows, left}, kind = '') => make('figure', {class: 'matrix ' + kind},
  make('figcaption', {}, name, ' ', make('span', {class: 'note'}, shape === '[]' ? '' : shape)),
  make('div', {class: 'scroll', tabindex: rows.some(row => row.entries.length > 4) ? 0 : null}, make('table', {}, rows.map(row => make('tr', {class: row.chosen ? 'chosen' : null},
    points ? make('th', {scope: 'row', title: say('matrix.point', {point: row.head})}, row.head) : [], row.entries.map(entry => make('td', {}, entry)))))),
  left ? make('p', {class: 'note'}, say('matrix.left', {left})) : []);
