/* The plane: points are added by a click, dragged, moved by arrows, typed, pasted; all stay a link. */
{
  const SIZE = 400; // of the picture; places in answers run from 0 to 1000
  const at = place => 40 + place * 0.35;
  const down = place => 8 + place * 0.35;
  let held = null; // the plane, while a point is dragged in it
  let adds = '1';
  let plane = '';
  let colours = null; // of the scheme, light or dark
  const form = {};

  const edit = async (...lines) => {
    const found = await ask(['edit', ...lines].join('\n'));
    if (found.refused !== undefined) return wrong(found.refused);
    form.wrong.textContent = '';
    const layers = found.layers === undefined ? {} : {layers: found.layers, predict: found.predict, w: null}; // other points, other mountain
    const same = layers.layers === undefined || layers.layers === (state.get('layers') ?? '2-2-2-1');
    return state.go({points: found.points, point: found.point, ...layers, ...(same ? {} : {i: null})}).then(() => found);
  };
  const wrong = why => { form.wrong.textContent = say('points.refused', {why}); return null; };

  /** Where in the plane something happened, from its bottom left, from 0 to 1. */
  function place(svg, event) {
    const seen = svg.getBoundingClientRect();
    const part = (a, from, edge) => Math.max(0, Math.min(1, ((a - from) / seen.width * SIZE - edge) / 350));
    return [part(event.clientX, seen.left, 40), 1 - part(event.clientY, seen.top, 8)].map(x => x.toFixed(4));
  }

  const mark = (point, i, answer) => {
    const chosen = answer.point;
    const x = at(point.at[0]), y = down(point.at[1]);
    const small = answer.points.length > 60 ? 'scale(0.75)' : null; // so that many are told apart
    const strength = answer.isClass ? null : (0.25 + Math.abs(point.shade - 127.5) / 170).toFixed(2);
    const shape = point.shade >= 128 ? draw('circle', {r: 6, transform: small, 'fill-opacity': strength}) : draw('path', {d: 'M0-8 8 0 0 8-8 0z', transform: small, 'fill-opacity': strength});
    return draw('g', {class: 'point ' + (point.shade >= 128 ? 'blue' : 'red') + (i === chosen ? ' chosen' : ''), transform: `translate(${x} ${y})`, 'data-point': i,
      'data-key': 'point ' + i, role: 'button', tabindex: i === chosen ? 0 : null, 'aria-label': say('points.one', {number: i + 1, x: point.x.join(', '), target: point.target})},
    i === chosen ? draw('circle', {class: 'ring', r: 12}) : null, shape, draw('circle', {class: 'reach', r: 13}));
  };

  function picture(answer) {
    const axis = (ticks, isX) => ticks.map(({at: p, text}) => isX
      ? [draw('line', {class: 'axis', x1: at(p), x2: at(p), y1: down(0), y2: down(1000)}), draw('text', {class: 'soft', x: at(p), y: 376, 'text-anchor': 'middle'}, text)]
      : [draw('line', {class: 'axis', y1: down(1000 - p), y2: down(1000 - p), x1: at(0), x2: at(1000)}), draw('text', {class: 'soft', x: 34, y: down(1000 - p) + 4, 'text-anchor': 'end'}, text)]);
    const svg = draw('svg', {viewBox: `0 0 ${SIZE} 382`, role: 'group', 'aria-label': say('points.plane')},
      draw('image', {x: at(0), y: down(0), width: 350, height: 350, preserveAspectRatio: 'none'}),
      axis(answer.xs, true), axis(answer.ys, false), draw('path', {class: 'boundary'}), answer.points.map((point, i) => mark(point, i, answer)).sort((a, b) => a.hasAttribute('tabindex') - b.hasAttribute('tabindex')));
    svg.addEventListener('click', event => { // not when it is pressed: a finger may want to scroll
      const [x, y] = place(svg, event);
      if (!event.target.closest('[data-point]') && x > 0 && x < 1 && y > 0 && y < 1) edit('add', plane, x, y, adds);
    });
    svg.addEventListener('pointerdown', event => grab(svg, event, answer));
    svg.addEventListener('keydown', event => byKey(event, answer));
    return svg;
  }

  /** Paints what is predicted: with other weights the points stay where they are. */
  function paint(answer) {
    const line = [];
    for (let k = 0; k < answer.contour.length; k += 4) line.push(`M${at(answer.contour[k])} ${down(answer.contour[k + 1])}L${at(answer.contour[k + 2])} ${down(answer.contour[k + 3])}`);
    form.picture.querySelector('image').setAttribute('href', painted(answer));
    form.picture.querySelector('.boundary').setAttribute('d', line.join(''));
  }

  /** What is predicted all over the plane, as a small picture that the browser smooths. */
  function painted(answer) {
    const canvas = make('canvas', {width: answer.side, height: answer.side});
    const paper = canvas.getContext('2d');
    const [blue, red] = colours ??= ['blue', 'red'].map(colour);
    const picture = paper.createImageData(answer.side, answer.side);
    answer.shades.forEach((shade, i) => picture.data.set([...(shade >= 128 ? blue : red), 15 + Math.abs(shade - 127.5) * 0.88], 4 * i));
    paper.putImageData(picture, 0, 0);
    return canvas.toDataURL();
  }
  function colour(name) {
    const sample = document.body.appendChild(make('span', {class: name}));
    const found = getComputedStyle(sample).color.match(/\d+/g).slice(0, 3);
    sample.remove();
    return found;
  }

  function grab(svg, event, answer) {
    const on = event.target.closest('[data-point]');
    if (!on || event.button !== 0) return;
    event.preventDefault();
    const i = on.dataset.point;
    const body = svg.parentElement;
    const frame = held = plane;
    let last = null; // where it was dragged to, until the page is drawn so
    let isDrawing = false;
    const move = async moved => {
      last = moved;
      if (isDrawing) return;
      isDrawing = true;
      while (last !== null) {
        const to = place(body.querySelector('svg'), last);
        last = null;
        await edit('move', frame, i, ...to);
      }
      isDrawing = false;
    };
    const drop = () => {
      removeEventListener('pointermove', move);
      removeEventListener('pointerup', drop);
      removeEventListener('pointercancel', drop);
      held = null;
      show();
    };
    addEventListener('pointermove', move);
    addEventListener('pointerup', drop);
    addEventListener('pointercancel', drop);
    if (Number(i) !== answer.point) state.go({point: i}).then(() => body.querySelector(`[data-point="${i}"]`)?.focus());
    else on.focus();
  }

  function byKey(event, answer) {
    const on = event.target.closest('[data-point]');
    if (!on) return;
    const i = on.dataset.point;
    const steps = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1]}[event.key];
    const far = event.shiftKey ? 5 : 1;
    const go = {Delete: () => edit('delete', i), Backspace: () => edit('delete', i), Enter: () => edit('flip', i), ' ': () => edit('flip', i),
      PageDown: () => pick((Number(i) + 1) % answer.points.length), PageUp: () => pick((Number(i) + answer.points.length - 1) % answer.points.length)}[event.key];
    if (!steps && !go) return;
    event.preventDefault();
    if (go) go();
    else edit('nudge', plane, i, steps[0] * far, steps[1] * far);
  }
  const pick = i => state.go({point: i}).then(() => document.querySelector(`#points [data-point="${i}"]`)?.focus());

  panel({
    id: 'points',
    place: 1,
    question: () => held === null ? 'points' : 'points\n' + held,
    looksAt: ['point'],
    build(body) {
      form.picture = make('div', {class: 'picture'});
      form.wrong = make('p', {class: 'wrong', role: 'alert'});
      form.tools = make('div', {class: 'forms'});
      form.set = make('select', {id: 'points-set', onchange: load}, make('option', {value: ''}, say('points.choose')),
        sets().map(({name}) => make('option', {value: name}, say('sets.' + name))));
      form.text = make('textarea', {id: 'points-text', spellcheck: 'false'});
      form.table = folded('points.table');
      const paste = make('details', {class: 'forms'}, make('summary', {}, say('points.paste')), make('p', {class: 'note', id: 'points-how'}, say('points.how')),
        make('label', {for: 'points-text'}, say('points.text')), form.text, button('points.take', () => take(form.text.value)));
      form.text.setAttribute('aria-describedby', 'points-how');
      body.append(form.picture, form.wrong, form.tools,
        make('p', {class: 'field'}, make('label', {for: 'points-set'}, say('points.set')), form.set), paste, form.table);
      matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { colours = null; this.drawn = null; show(); });
    },
    draw(body, answer) {
      plane = answer.plane ?? '';
      keep(form.picture, [answer.plane, answer.points.map(p => p.exact), answer.point, answer.isClass],
        () => answer.plane === undefined ? make('p', {class: 'note'}, say('points.flat', answer)) : picture(answer));
      if (answer.plane !== undefined) paint(answer);
      keep(form.tools, [answer.points.map(p => p.exact), answer.point, answer.isClass], () => tools(answer));
      unfold(form.table, () => rows(answer));
    },
  });

  function rows(answer) {
    const titles = [say('points.number'), ...answer.points[0].x.map((x, k) => named(`x_${k + 1}`)), say('points.target'), formula('y hat', write('mover', {}, write('mi', {}, 'y'), write('mo', {}, '^')))];
    return scroller(say('points.table'), table(say('points.caption', {count: answer.points.length}), titles, answer.points.map((p, i) =>
      [make('button', {type: 'button', 'data-key': 'row ' + i, 'aria-pressed': String(i === answer.point), onclick: () => state.go({point: i})}, String(i + 1)),
        ...p.x, kind(p, answer), p.predicted])));
  }

  const kind = (p, answer) => answer.isClass ? make('span', {class: p.shade >= 128 ? 'blue' : 'red'}, say(p.shade >= 128 ? 'points.blue' : 'points.red')) : p.target;

  /** The chosen point in fields, and what a click adds. */
  function tools(answer) {
    const p = answer.points[answer.point];
    const target = answer.isClass ? (p.shade >= 128 ? '1' : '0') : p.exact.at(-1);
    const values = p.exact.slice(0, -1);
    const set = (k, value) => edit('set', answer.point, [...values, target].map((old, at) => at === k ? value : old).join(','));
    const number = (k, value, label) => make('p', {class: 'field'}, make('label', {for: 'points-value-' + k}, label),
      make('input', {id: 'points-value-' + k, 'data-key': 'value ' + k, class: 'short', inputmode: 'decimal', value, 'aria-label': say('points.value', {number: k + 1}), onchange: event => set(k, event.target.value.trim())}));
    const colours = [['1', say('points.blue')], ['0', say('points.red')]];
    const select = field('points.adds', {'data-key': 'adds', onchange: event => { adds = event.target.value; }}, colours);
    select.querySelector('select').value = adds;
    const index = make('p', {class: 'field'}, make('label', {for: 'points-index'}, say('points.chosen')),
      make('input', {id: 'points-index', 'data-key': 'index', type: 'number', min: 1, max: answer.points.length, value: answer.point + 1, class: 'short',
        onchange: event => state.attempt({point: event.target.value - 1}).then(why => why && wrong(why))}));
    return [make('div', {class: 'row'}, answer.isClass ? select : number('adds', adds, say('points.addsNumber')),
      answer.plane === undefined ? null : button('points.add', () => edit('add', plane, '0.5', '0.5', adds))),
    make('div', {class: 'row'}, index, values.map((value, k) => number(k, value, named(`x_${k + 1}`))),
      answer.isClass ? button('points.flip', () => edit('flip', answer.point)) : number(values.length, target, say('points.target')),
      button('points.delete', () => edit('delete', answer.point)))];
  }

  const sets = () => JSON.parse(document.getElementById('sets').textContent).sets;
  async function take(text) {
    const found = await edit('paste', text.replace(/\r\n?/g, '\n'));
    if (found) announce(say(found.predict === 'class' ? 'points.taken' : 'points.takenNumbers', found));
  }
  function load() {
    const set = sets().find(({name}) => name === form.set.value);
    if (set) take(set.csv);
  }
}
