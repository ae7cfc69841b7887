/* The network: a form, and a drawing whose edges are painted by sign and weight. */
let networkPicture;
/** What is computed, in words: the units' function, the prediction, and E. */
const meaning = answer => [say(`sheet.act.${answer.act}`), ' ', say(answer.isClass ? 'sheet.error' : 'sheet.error.number')];
{
  const form = {};
  const WIDE = 350;
  const column = (k, layers) => 24 + k * (WIDE - 48) / (layers.length - 1);
  const apart = layers => Math.max(...layers) < 4 ? 92 : 70;
  const height = layers => Math.max(2, ...layers) * apart(layers) + 34;
  const row = (j, k, layers) => (height(layers) - 22) / 2 + (j - (layers[k] - 1) / 2) * apart(layers) + 4;

  /** From where to where an edge is drawn; a bias comes from a mark above its unit. */
  function ends(edge, layers) {
    const x2 = column(edge.layer, layers), y2 = row(edge.to, edge.layer, layers);
    return edge.from < 0 ? [x2 - 19, y2 - 29, x2, y2] : [column(edge.layer - 1, layers), row(edge.from, edge.layer - 1, layers), x2, y2];
  }
  /** Whether a change of the chosen weight reaches E through this edge. */
  const isAfter = (edge, first) => edge.from >= 0 && (edge.layer > first.layer + 1 || edge.layer === first.layer + 1 && edge.from === first.to);

  function line(edge, i, answer) {
    const [x1, y1, x2, y2] = ends(edge, answer.layers);
    const isChosen = i === answer.chosen;
    const first = answer.edges[answer.chosen];
    const path = `M${x1} ${y1}L${x2} ${y2}`;
    const d = {d: path};
    return draw('g', {class: 'edge ' + (edge.sign === '−' ? 'red minus' : 'blue') + (isChosen ? ' chosen' : isAfter(edge, first) ? ' lit' : ''), 'data-edge': i,
      'data-key': 'edge ' + i, role: 'button', tabindex: isChosen ? 0 : null, 'aria-pressed': String(isChosen),
      'aria-label': say(edge.from < 0 ? 'network.bias' : 'network.edge', {...edge, unit: answer.units[edge.layer][edge.to].name, source: edge.from < 0 ? '' : answer.units[edge.layer - 1][edge.from].name}),
      onclick: () => choose(i)},
    isChosen || isAfter(edge, first) ? draw('path', {...d, class: 'halo'}) : null,
    draw('path', {...d, class: 'stroke', 'stroke-width': 1 + Math.abs(edge.paint) * 0.055}),
    edge.from < 0 ? draw('rect', {class: 'one', x: x1 - 3.5, y: y1 - 3.5, width: 7, height: 7}) : null,
    draw('path', {...d, class: 'reach'}));
  }

  function unit(of, k, j, answer) {
    const x = column(k, answer.layers), y = row(j, k, answer.layers);
    const side = k === 0 ? ['start', -20] : k === answer.layers.length - 1 ? ['end', 22] : ['middle', 0];
    return draw('g', {class: 'unit'}, draw('circle', {cx: x, cy: y, r: 15}),
      draw('text', {x, y: y + 5, 'text-anchor': 'middle', class: 'name'}, short(of.name)),
      draw('text', {x: x + side[1], y: y + 30, 'text-anchor': side[0], class: 'value'}, of.value));
  }
  /** h_2^(1) as h₂: its layer is seen. */
  const short = name => name.replace(/\^.*/, '').replace(/_(\d+)/, (all, digits) => [...digits].map(c => '₀₁₂₃₄₅₆₇₈₉'[c]).join(''));

  function picture(answer) {
    const {layers, edges, chosen: i} = answer;
    const first = edges[i];
    const [x1, y1, x2, y2] = ends(first, layers);
    const ordered = edges.map((edge, at) => [edge, at]).sort((a, b) => (a[1] === i) - (b[1] === i)); // the chosen one on top
    const svg = draw('svg', {viewBox: `0 0 ${WIDE} ${height(layers)}`, role: 'group', 'aria-label': say('network.picture')},
      ordered.map(([edge, at]) => line(edge, at, answer)),
      answer.units.map((units, k) => units.map((of, j) => unit(of, k, j, answer))),
      layers.map((units, k) => draw('text', {class: 'soft', x: column(k, layers), y: height(layers) - 4, 'text-anchor': k === 0 ? 'start' : k === layers.length - 1 ? 'end' : 'middle', dx: k === 0 ? -22 : k === layers.length - 1 ? 22 : null},
        k === 0 ? say('network.inputs') : k === layers.length - 1 ? say('network.out') : say('network.layer', {layer: k}))),
      draw('text', {class: 'weight', x: (x1 + x2) / 2, y: (y1 + y2) / 2 - 8, 'text-anchor': 'middle'}, first.weight));
    svg.addEventListener('keydown', event => {
      const step = {ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1}[event.key];
      const to = event.key === 'Home' ? 0 : event.key === 'End' ? edges.length - 1 : step && (i + step + edges.length) % edges.length;
      if (to === undefined) return;
      event.preventDefault();
      choose(to).then(() => form.picture.querySelector(`[data-edge="${to}"]`)?.focus({preventScroll: true}));
    });
    return svg;
  }

  /** For a worksheet: a copy in which nothing can be chosen. */
  networkPicture = answer => {
    const still = picture(answer).cloneNode(true);
    still.setAttribute('role', 'img');
    still.setAttribute('aria-label', say('network.title'));
    for (const edge of still.querySelectorAll('.edge')) for (const name of ['role', 'tabindex', 'aria-pressed', 'aria-label', 'data-key', 'data-edge']) edge.removeAttribute(name);
    return still;
  };

  const change = changes => state.attempt(changes).then(why => { form.wrong.textContent = why === null ? '' : say('refused', {why}); });
  /** Other layers have other weights: those of the seed, and the first of them is chosen. */
  const relayer = layers => change({layers: layers.join('-'), w: null, i: null});

  function shape(answer) {
    const hidden = answer.layers.slice(1, -1);
    const number = (key, label, attributes, onchange) => make('p', {class: 'field'}, make('label', {for: 'network-' + key}, label),
      make('input', {id: 'network-' + key, 'data-key': key, type: 'number', class: 'short', ...attributes, onchange: event => onchange(event.target.value)}));
    const resized = count => [answer.layers[0], ...Array.from({length: Math.max(0, Math.min(4, count))}, (x, k) => hidden[k] ?? 2), 1];
    return [make('div', {class: 'row'}, number('depth', say('network.depth'), {min: 0, max: 4, value: hidden.length}, value => relayer(resized(Number(value)))),
      hidden.map((units, k) => number('units-' + k, say('network.units', {layer: k + 1}), {min: 1, max: 8, value: units},
        value => relayer(answer.layers.map((old, at) => at === k + 1 ? value : old))))),
    make('div', {class: 'row'}, chooser('act', ['sigmoid', 'tanh', 'relu'], answer.act), chooser('predict', ['class', 'number'], answer.isClass ? 'class' : 'number'),
      answer.isClass ? chooser('error', ['parts', 'whole'], answer.parts ? 'parts' : 'whole') : null,
      number('seed', say('network.seed'), {min: 0, max: 1000000, value: answer.seed}, value => change({seed: value, w: null})))];
  }
  function chooser(key, values, now) {
    const made = field('network.' + key, {'data-key': key, onchange: event => change({[key]: event.target.value, ...(key === 'error' ? {} : {w: null})})},
      values.map(value => [value, say(`network.${key}.${value}`)]));
    made.querySelector('select').value = now;
    return made;
  }

  panel({
    id: 'network',
    place: 2,
    question: 'network',
    looksAt: ['i', 'point'],
    build(body) {
      form.picture = make('div', {class: 'picture'});
      form.about = make('p', {class: 'about'});
      form.error = make('p', {class: 'note'});
      form.wrong = make('p', {class: 'wrong', role: 'alert'});
      form.shape = make('div', {class: 'forms'});
      form.table = folded('network.table');
      body.append(form.picture, form.about, form.error, form.wrong, form.shape, form.table);
    },
    draw(body, answer) {
      const first = answer.edges[answer.chosen];
      put(form.picture, picture(answer));
      put(form.about, make('span', {class: 'chip'}, named(first.name), ' = ' + first.weight), ' ', slopeBy(first.name), ' = ' + first.slope, make('br'),
        make('span', {class: 'note'}, say('network.values', {number: answer.point + 1})));
      put(form.error, meaning(answer));
      keep(form.shape, ['layers', 'act', 'isClass', 'parts', 'seed'].map(key => answer[key]), () => shape(answer));
      unfold(form.table, () => scroller(say('network.table'), table(say('network.values', {number: answer.point + 1}), ['unit', 'sum', 'value'].map(key => say('network.' + key)),
        answer.units.flat().map(of => [named(of.name), of.sum ?? '', of.value])),
      table(say('network.edges'), ['entry', 'weight', 'slope'].map(key => say('network.' + key)), answer.edges.map(edge => [named(edge.name), edge.weight, edge.slope]))));
    },
  });
}
